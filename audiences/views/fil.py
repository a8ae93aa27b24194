"""Fil d'Ariane des écrans de l'audience."""

from django.urls import reverse

from audiences.models import Audience
from mistral.socle.francais import date_abregee


def fil_des_audiences() -> list[tuple[str, str]]:
    """Donne le chemin jusqu'au calendrier."""
    return [("Audiences", reverse("audiences:calendrier"))]


def fil_de_l_audience(audience: Audience) -> list[tuple[str, str]]:
    """Donne le chemin jusqu'à la page d'une audience ; son service est déjà chargé."""
    adresse = reverse("audiences:audience", args=[audience.pk])
    return [*fil_des_audiences(), (nom_de_l_audience(audience), adresse)]


def nom_de_l_audience(audience: Audience) -> str:
    """Écrit « mar. 24 nov. 2026, Chambre 15 »."""
    return f"{date_abregee(audience.date)}, {audience.service}"
