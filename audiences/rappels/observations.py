"""À faire maintenant : répondre aux observations du président qui n'a pas visé (CPP 453 al. 2)."""

from django.urls import reverse

from audiences.models import ObservationPresident
from audiences.rappel import MAXIMUM, RAPPELS, Demande, Rappel
from audiences.reste import Tache
from mistral.socle.francais import date_abregee


def _taches(demande: Demande) -> list[Tache]:
    """Donne les observations sans réponse, les plus anciennes d'abord. Une requête."""
    attendues = ObservationPresident.objects.visibles_par(demande.utilisateur).filter(
        reponses=None, note__visee_le=None
    )
    if demande.service:
        attendues = attendues.filter(note__inscription__audience__service=demande.service)
    attendues = attendues.select_related("note__inscription__affaire").order_by("le", "pk")
    return [
        Tache(
            f"{observation.note.inscription.affaire}, observations du {date_abregee(observation.le.date())}",
            reverse("audiences:mention-posterieure", args=[observation.note.inscription_id]),
        )
        for observation in attendues[: MAXIMUM + 1]
    ]


RAPPELS.inscrire(
    Rappel(
        "OBSERVATIONS",
        "observation du président à traiter",
        "observations du président à traiter",
        "audiences.signer_note",
        _taches,
        rang=35,
    )
)
