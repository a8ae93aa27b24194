"""Reste à faire : appeler chaque affaire du rôle."""

from django.urls import reverse

from audiences.models import Audience, Inscription
from audiences.reste import RESTES, Reste, Tache


def _taches(audience: Audience) -> list[Tache]:
    """Donne une tâche par affaire qui n'a pas été retirée du rôle. Une requête."""
    adresse = reverse("audiences:audience", args=[audience.pk])
    inscriptions = Inscription.objects.filter(audience=audience, retiree_le__isnull=True).select_related(
        "affaire"
    )
    return [
        Tache(
            f"Appeler {inscription}",
            f"{adresse}#affaire-{inscription.pk}",
            inscription.appelee_le is not None,
        )
        for inscription in inscriptions
    ]


RESTES.inscrire(Reste("APPELER", "Affaires à appeler", _taches, rang=20))
