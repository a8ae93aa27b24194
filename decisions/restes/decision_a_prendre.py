"""Reste à faire : donner une issue à chaque affaire appelée (CPP 462, 485)."""

from django.urls import reverse

from audiences.models import Audience
from audiences.reste import RESTES, Reste, Tache
from decisions.selectors.avancement import passages_appeles


def _taches(audience: Audience) -> list[Tache]:
    """Donne une tâche par affaire appelée. Une requête."""
    return [
        Tache(
            f"Décider de {passage}",
            reverse("decisions:decider", args=[passage.pk]),
            passage.issue != "",
            passage.pk,
        )
        for passage in passages_appeles(audience)
    ]


RESTES.inscrire(Reste("DECISIONS", "Affaires à décider", _taches, rang=30, bref="à décider"))
