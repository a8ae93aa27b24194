"""Reste à faire : lever l'audience."""

from django.urls import reverse

from audiences.models import Audience
from audiences.reste import RESTES, Reste, Tache


def _taches(audience: Audience) -> list[Tache]:
    """Donne une tâche ; aucune requête."""
    adresse = reverse("audiences:audience", args=[audience.pk])
    return [Tache("Lever l’audience", adresse, audience.levee_le is not None)]


RESTES.inscrire(Reste("LEVER", "Levée", _taches, rang=70))
