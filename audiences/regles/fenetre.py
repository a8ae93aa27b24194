"""Fenêtre d'un délai : les jours où l'audience peut se tenir, et ceux où le texte laisse un doute."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Place(StrEnum):
    """Où tombe un jour par rapport à un délai."""

    RESPECTE = "RESPECTE"
    TROP_TOT = "TROP_TOT"
    TROP_TARD = "TROP_TARD"
    DOUTEUX = "DOUTEUX"


@dataclass(frozen=True)
class Fenetre:
    """Avant `au_plus_tot`, le délai manque ; dès `surement`, il est respecté quelle que soit la lecture."""

    au_plus_tot: date
    surement: date
    au_plus_tard: date | None = None
    reserve: str = ""

    def situer(self, jour: date) -> Place:
        """Donne la place de ce jour ; entre `au_plus_tot` et `surement`, la réserve s'applique."""
        if jour < self.au_plus_tot:
            return Place.TROP_TOT
        if self.au_plus_tard is not None and jour > self.au_plus_tard:
            return Place.TROP_TARD
        return Place.RESPECTE if jour >= self.surement else Place.DOUTEUX


def ajouter_mois(jour: date, nombre: int) -> date:
    """Donne le même quantième des mois plus tard, ou le dernier jour du mois s'il n'existe pas."""
    rang = jour.year * 12 + jour.month - 1 + nombre
    annee, mois = divmod(rang, 12)
    return date(annee, mois + 1, min(jour.day, monthrange(annee, mois + 1)[1]))
