"""Reste à faire : ouvrir l'audience."""

from django.urls import reverse

from audiences.models import Audience
from audiences.reste import RESTES, Reste, Tache


def _taches(audience: Audience) -> list[Tache]:
    """Donne une tâche ; aucune requête."""
    adresse = reverse("audiences:audience", args=[audience.pk])
    return [Tache("Ouvrir l’audience", adresse, audience.ouverte_le is not None)]


RESTES.inscrire(Reste("OUVRIR", "Ouverture", _taches, rang=10))
