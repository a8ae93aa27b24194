"""Sélection : le tribunal, la chambre et les mois sur lesquels portent les chiffres."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from mistral.socle.comptes.models import Juridiction, Service, Utilisateur
from mistral.socle.francais import INSECABLE, en_chiffres
from pilotage.mois import mois_abrege, mois_entre, mois_suivant


@dataclass(frozen=True)
class Selection:
    """Ce que la personne regarde : un ou tous ses tribunaux, une ou toutes les chambres, des mois entiers.

    `du` et `au` sont les premiers jours du premier et du dernier mois, tous deux compris. `jour` est celui
    de la lecture : une audience en cours n'est pas en retard.
    """

    utilisateur: Utilisateur
    juridictions: tuple[Juridiction, ...]
    du: date
    au: date
    jour: date
    juridiction: Juridiction | None = None
    service: Service | None = None

    @property
    def fin(self) -> date:
        """Donne le premier jour qui suit la période."""
        return mois_suivant(self.au)

    @property
    def mois(self) -> tuple[date, ...]:
        """Donne le premier jour de chaque mois de la période."""
        return mois_entre(self.du, self.au)

    @property
    def requete(self) -> str:
        """Donne la sélection telle que l'adresse la garde."""
        return urlencode(
            {
                "juridiction": self.juridiction.pk if self.juridiction else "",
                "service": self.service.pk if self.service else "",
                "du": f"{self.du:%Y-%m}",
                "au": f"{self.au:%Y-%m}",
            }
        )

    @property
    def tribunaux(self) -> tuple[Juridiction, ...]:
        """Donne les juridictions regardées."""
        return (self.juridiction,) if self.juridiction else self.juridictions

    @property
    def est_sur_plusieurs_tribunaux(self) -> bool:
        """Dit si les lignes peuvent venir de plusieurs juridictions."""
        return len(self.tribunaux) > 1

    @property
    def lieu(self) -> str:
        """Donne « TJ de Grasse », ou « 2 tribunaux »."""
        if self.est_sur_plusieurs_tribunaux:
            return f"{en_chiffres(len(self.tribunaux))}{INSECABLE}tribunaux"
        return nom_court(self.tribunaux[0])

    @property
    def chambres(self) -> str:
        """Donne la chambre, ou « toutes chambres »."""
        return str(self.service) if self.service else "toutes chambres"

    @property
    def periode(self) -> str:
        """Donne « 12 mois, de déc. 2025 à nov. 2026 »."""
        if self.du == self.au:
            return mois_abrege(self.du)
        nombre = f"{en_chiffres(len(self.mois))}{INSECABLE}mois"
        return f"{nombre}, de {mois_abrege(self.du)} à {mois_abrege(self.au)}"

    def __str__(self) -> str:
        return f"{self.lieu} · {self.chambres} · {self.periode}"


def nom_court(juridiction: Juridiction) -> str:
    """Donne « TJ de Grasse »."""
    return f"{juridiction.type} {juridiction.ville}"
