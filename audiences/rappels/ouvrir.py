"""À faire maintenant : ouvrir les audiences du jour."""

from django.urls import reverse

from audiences.models import Audience
from audiences.rappel import MAXIMUM, RAPPELS, Demande, Rappel
from audiences.reste import Tache
from mistral.socle.francais import heure


def _taches(demande: Demande) -> list[Tache]:
    """Donne les audiences du jour qui ne sont ni ouvertes ni annulées. Une requête."""
    audiences = Audience.objects.visibles_par(demande.utilisateur).filter(
        date=demande.aujourd_hui, ouverte_le=None, annulee_le=None
    )
    if demande.service:
        audiences = audiences.filter(service=demande.service)
    return [
        Tache(
            f"{heure(audience.heure_prevue.hour, audience.heure_prevue.minute)}, {audience.service}",
            reverse("audiences:audience", args=[audience.pk]),
        )
        for audience in audiences.select_related("service")[: MAXIMUM + 1]
    ]


RAPPELS.inscrire(
    Rappel(
        "OUVRIR",
        "audience à ouvrir aujourd’hui",
        "audiences à ouvrir aujourd’hui",
        "audiences.tenir_audience",
        _taches,
        rang=10,
    )
)
