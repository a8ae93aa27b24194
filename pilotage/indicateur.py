"""Indicateurs : un fichier chacun, qui dit ce qu'il compte et d'où viennent son chiffre et sa liste."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction

from mistral.socle.francais import INSECABLE
from mistral.socle.registre import Registre
from pilotage.calcul import Calcul
from pilotage.chiffre import Chiffre, Sorte, duree_ecrite, pourcentage
from pilotage.colonne import Colonne


class Theme(StrEnum):
    """Place d'un indicateur à l'écran et à l'export."""

    ACTIVITE = "Activité et durée"
    RENVOIS = "Renvois"
    QUALITE = "Qualité des données"


class Origine(StrEnum):
    """Autorité d'un seuil : seuls les deux premiers sont des règles."""

    LEGAL = "légal"
    CIRCULAIRE = "circulaire"
    PROPOSITION = "proposition"


@dataclass(frozen=True)
class Seuil:
    """Valeur à ne pas dépasser, et qui le dit.

    Une `timedelta` se compare à chaque ligne (la durée d'une audience) ; une `Fraction`, au chiffre lui-même.
    """

    valeur: timedelta | Fraction
    libelle: str
    origine: Origine
    source: str

    @property
    def porte_sur_les_lignes(self) -> bool:
        """Dit si le seuil regarde chaque ligne plutôt que le chiffre."""
        return isinstance(self.valeur, timedelta)

    @property
    def texte(self) -> str:
        """Écrit « 6 h » ou « 30,0 % »."""
        if not self.porte_sur_les_lignes:
            return pourcentage(self.valeur)
        heures, minutes = divmod(self.minutes, 60)
        return duree_ecrite(self.valeur) if minutes else f"{heures}{INSECABLE}h"

    @property
    def minutes(self) -> int:
        """Donne la valeur en minutes, telle que l'adresse d'une liste la porte."""
        return int(self.valeur.total_seconds()) // 60

    def est_depasse(self, chiffre: Chiffre) -> bool:
        """Dit si un chiffre connu dépasse strictement le seuil."""
        return not self.porte_sur_les_lignes and chiffre.est_connu and chiffre.valeur > self.valeur


@dataclass(frozen=True)
class Indicateur:
    """Ce qui se compte, dit de sorte qu'on puisse le refaire à la main.

    `unite` est ce que chaque ligne de la liste représente. `denominateur` est vide quand rien n'est rapporté
    à rien. `colonnes` sont celles de la liste, à l'écran comme à l'export ; aucune ne porte un nom.
    """

    code: str
    libelle: str
    theme: Theme
    definition: str
    unite: str
    numerateur: str
    source: str
    calcul: Calcul
    colonnes: tuple[Colonne, ...]
    denominateur: str = ""
    exclusions: str = ""
    seuils: tuple[Seuil, ...] = ()
    rang: int = 0

    @property
    def seuils_des_lignes(self) -> tuple[Seuil, ...]:
        """Donne les seuils auxquels se compare la durée de chaque ligne, quand c'est elle qui est mesurée."""
        est_une_duree = self.calcul.sorte is Sorte.DUREE
        return tuple(seuil for seuil in self.seuils if est_une_duree and seuil.porte_sur_les_lignes)


INDICATEURS: Registre[Indicateur] = Registre("indicateurs")
