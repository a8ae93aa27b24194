"""À faire maintenant : lever les audiences d'un jour passé restées ouvertes."""

from django.urls import reverse

from audiences.models import Audience
from audiences.rappel import MAXIMUM, RAPPELS, Demande, Rappel
from audiences.reste import Tache
from mistral.socle.francais import date_abregee


def _taches(demande: Demande) -> list[Tache]:
    """Donne les audiences d'avant aujourd'hui, ouvertes et non levées. Une requête."""
    audiences = Audience.objects.visibles_par(demande.utilisateur).filter(
        date__lt=demande.aujourd_hui, ouverte_le__isnull=False, levee_le=None
    )
    if demande.service:
        audiences = audiences.filter(service=demande.service)
    return [
        Tache(
            f"{date_abregee(audience.date)}, {audience.service}",
            reverse("audiences:audience", args=[audience.pk]),
        )
        for audience in audiences.select_related("service")[: MAXIMUM + 1]
    ]


RAPPELS.inscrire(
    Rappel(
        "LEVER",
        "audience passée à lever",
        "audiences passées à lever",
        "audiences.tenir_audience",
        _taches,
        rang=20,
    )
)
