"""Fil d'Ariane des écrans de l'audience."""

from django.urls import reverse

from audiences.models import Affaire, Audience, Inscription
from mistral.socle.francais import date_abregee


def fil_des_audiences() -> list[tuple[str, str]]:
    """Donne le chemin jusqu'au calendrier."""
    return [("Audiences", reverse("audiences:calendrier"))]


def fil_de_l_audience(audience: Audience) -> list[tuple[str, str]]:
    """Donne le chemin jusqu'à la page d'une audience ; son service est déjà chargé."""
    adresse = reverse("audiences:audience", args=[audience.pk])
    return [*fil_des_audiences(), (nom_de_l_audience(audience), adresse)]


def fil_de_l_affaire(affaire: Affaire, passage: Inscription | None) -> list[tuple[str, str]]:
    """Donne le chemin jusqu'à la page d'une affaire, par l'audience de ce passage s'il y en a un."""
    chemin = fil_de_l_audience(passage.audience) if passage else fil_des_audiences()
    return [*chemin, (str(affaire), reverse("audiences:affaire", args=[affaire.pk]))]


def nom_de_l_audience(audience: Audience) -> str:
    """Écrit « mar. 24 nov. 2026, Chambre 15 »."""
    return f"{date_abregee(audience.date)}, {audience.service}"


def fil_du_passage(passage: Inscription) -> list[tuple[str, str]]:
    """Donne le chemin jusqu'à la note d'une affaire ; son audience et l'affaire sont déjà chargées."""
    adresse = reverse("audiences:note", args=[passage.pk])
    return [*fil_de_l_audience(passage.audience), (str(passage), adresse)]
