"""À faire maintenant : réaudiencer les affaires d'une audience annulée."""

from django.urls import reverse

from audiences.models import Inscription
from audiences.rappel import MAXIMUM, RAPPELS, Demande, Rappel
from audiences.reste import Tache
from mistral.socle.francais import date_abregee


def _taches(demande: Demande) -> list[Tache]:
    """Donne les affaires restées au rôle d'une audience annulée, sans passage qui suive. Une requête."""
    passages = Inscription.objects.visibles_par(demande.utilisateur).filter(
        audience__annulee_le__isnull=False, retiree_le=None, suites=None
    )
    if demande.service:
        passages = passages.filter(audience__service=demande.service)
    passages = passages.select_related("affaire", "audience__service").order_by("audience__date", "rang")
    return [
        Tache(
            f"{passage.affaire}, audience annulée du {date_abregee(passage.audience.date)}",
            f"{reverse('audiences:audience', args=[passage.audience_id])}#affaire-{passage.pk}",
        )
        for passage in passages[: MAXIMUM + 1]
    ]


RAPPELS.inscrire(
    Rappel(
        "REAUDIENCER",
        "affaire à réaudiencer",
        "affaires à réaudiencer",
        "audiences.preparer_audience",
        _taches,
        rang=70,
    )
)
