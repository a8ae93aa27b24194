"""À faire maintenant : signer les notes des audiences levées (CPP 453)."""

from django.urls import reverse

from audiences.models import Inscription
from audiences.rappel import MAXIMUM, RAPPELS, Demande, Rappel
from audiences.reste import Tache
from mistral.socle.francais import date_abregee


def _taches(demande: Demande) -> list[Tache]:
    """Donne les affaires appelées dont la note n'est pas signée, l'audience étant levée. Une requête."""
    passages = Inscription.objects.visibles_par(demande.utilisateur).filter(
        appelee_le__isnull=False, audience__levee_le__isnull=False, note__signee_le=None
    )
    if demande.service:
        passages = passages.filter(audience__service=demande.service)
    passages = passages.select_related("affaire", "audience__service").order_by("audience__date", "rang")
    return [
        Tache(
            f"{passage.affaire}, {date_abregee(passage.audience.date)}, {passage.audience.service}",
            reverse("audiences:signature", args=[passage.pk]),
        )
        for passage in passages[: MAXIMUM + 1]
    ]


RAPPELS.inscrire(
    Rappel("NOTES", "note à signer", "notes à signer", "audiences.signer_note", _taches, rang=30)
)
