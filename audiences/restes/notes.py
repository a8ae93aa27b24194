"""Reste à faire : signer la note de chaque affaire appelée (CPP 453)."""

from django.urls import reverse

from audiences.models import Audience, Inscription
from audiences.reste import RESTES, Reste, Tache


def _taches(audience: Audience) -> list[Tache]:
    """Donne une tâche par affaire appelée. Une requête."""
    passages = Inscription.objects.filter(audience=audience, appelee_le__isnull=False).select_related(
        "affaire", "note"
    )
    return [
        Tache(
            f"Signer la note de {passage}",
            reverse("audiences:note", args=[passage.pk]),
            hasattr(passage, "note") and passage.note.signee_le is not None,
            passage.pk,
        )
        for passage in passages
    ]


RESTES.inscrire(Reste("NOTES", "Notes à signer", _taches, rang=60, bref="note à signer"))
