"""Colonnes des listes : les mêmes à l'écran et dans le classeur."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils import timezone

from mistral.socle.francais import date_abregee, heure
from pilotage.chiffre import duree_ecrite


class Type(StrEnum):
    """Type d'une valeur, qui décide de son écriture et de son format de cellule."""

    TEXTE = "texte"
    NOMBRE = "nombre"
    JOUR = "jour"
    INSTANT = "instant"
    DUREE = "durée"


@dataclass(frozen=True)
class Colonne:
    """Colonne d'une liste : son titre et comment elle se lit d'une ligne ; `None` est une donnée absente."""

    libelle: str
    lire: Callable[[object], str | int | date | datetime | timedelta | None]
    type: Type = Type.TEXTE

    def texte(self, ligne) -> str:
        """Écrit la valeur ; vide quand la donnée est absente."""
        valeur = self.lire(ligne)
        if valeur is None:
            return ""
        match self.type:
            case Type.JOUR:
                return date_abregee(valeur)
            case Type.INSTANT:
                return _instant(valeur, ligne)
            case Type.DUREE:
                return duree_ecrite(valeur)
        return str(valeur)


def _instant(instant: datetime, ligne) -> str:
    """Écrit l'heure, et le jour quand ce n'est pas celui de l'audience : une nuit traverse minuit."""
    local = timezone.localtime(instant)
    ecrit = heure(local.hour, local.minute)
    return ecrit if local.date() == ligne.jour else f"{ecrit}, le {date_abregee(local.date())}"
