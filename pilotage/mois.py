"""Mois du calendrier, chacun désigné par son premier jour."""

from datetime import date

from mistral.socle.francais import INSECABLE, MOIS, date_abregee


def mois_suivant(mois: date, nombre: int = 1) -> date:
    """Donne le premier jour du mois situé `nombre` mois plus loin (ou plus tôt, si négatif)."""
    rang = 12 * mois.year + mois.month - 1 + nombre
    return date(rang // 12, rang % 12 + 1, 1)


def mois_entre(du: date, au: date) -> tuple[date, ...]:
    """Donne le premier jour de chaque mois, bornes comprises."""
    nombre = 12 * (au.year - du.year) + au.month - du.month + 1
    return tuple(mois_suivant(du, rang) for rang in range(nombre))


def mois_abrege(mois: date) -> str:
    """Écrit « nov. 2026 »."""
    return date_abregee(mois.replace(day=1)).partition(INSECABLE)[2].replace(" ", INSECABLE)


def mois_complet(mois: date) -> str:
    """Écrit « novembre 2026 »."""
    return f"{MOIS[mois.month - 1]}{INSECABLE}{mois.year}"
