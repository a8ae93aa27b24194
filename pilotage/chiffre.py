"""Chiffre lu : sa valeur typée, ce qu'il compte et sur combien, ou la raison de son absence."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from mistral.socle.francais import FINE, INSECABLE, en_chiffres

# Sous cet effectif, un pourcentage seul tromperait : les nombres sont montrés à sa place.
PETIT_EFFECTIF = 20


class Etat(StrEnum):
    """Le chiffre est connu, ou dit pourquoi il ne l'est pas ; jamais zéro à la place."""

    CONNU = "connu"
    NON_DISPONIBLE = "non disponible"
    SANS_OBJET = "sans objet"


class Sorte(StrEnum):
    """Nature de la valeur, qui décide de son écriture."""

    NOMBRE = "nombre"
    PART = "part"
    DUREE = "durée"


@dataclass(frozen=True, slots=True)
class Chiffre:
    """Valeur d'un indicateur sur un ensemble de lignes.

    `valeur` : entier (nombre), fraction de 0 à 1 (part) ou `timedelta` (durée) ; `None` hors de l'état connu.
    `comptees` et `population` sont les longueurs des deux listes consultables.
    """

    sorte: Sorte
    etat: Etat
    valeur: int | Fraction | timedelta | None
    comptees: int
    population: int

    @property
    def est_connu(self) -> bool:
        return self.etat is Etat.CONNU

    @property
    def est_petit_effectif(self) -> bool:
        """Dit si l'effectif est trop petit pour un pourcentage seul."""
        return self.population < PETIT_EFFECTIF

    @property
    def texte(self) -> str:
        """Écrit le chiffre tel qu'il se lit : « 1 184 », « 31,2 % », « 6 sur 15 », « 5 h 10 »."""
        if not self.est_connu:
            return self.etat.value
        match self.sorte:
            case Sorte.PART if self.est_petit_effectif:
                return self.rapport
            case Sorte.PART:
                return pourcentage(self.valeur)
            case Sorte.DUREE:
                return duree_ecrite(self.valeur)
        return en_chiffres(self.valeur)

    @property
    def rapport(self) -> str:
        """Écrit « 84 sur 271 »."""
        return f"{en_chiffres(self.comptees)} sur {en_chiffres(self.population)}"

    @property
    def nombre(self) -> int | float | timedelta | None:
        """Donne la valeur dans un type qu'un tableur connaît."""
        return float(self.valeur) if isinstance(self.valeur, Fraction) else self.valeur


def pourcentage(part: Fraction) -> str:
    """Écrit « 31,2 % », arrondi au dixième le plus proche."""
    dixiemes = Decimal(part.numerator * 100) / Decimal(part.denominator)
    arrondi = dixiemes.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return f"{str(arrondi).replace('.', ',')}{FINE}%"


def duree_ecrite(duree: timedelta) -> str:
    """Écrit « 5 h 10 », à la minute commencée."""
    heures, minutes = divmod(int(duree.total_seconds()) // 60, 60)
    return f"{heures}{INSECABLE}h{INSECABLE}{minutes:02d}"
