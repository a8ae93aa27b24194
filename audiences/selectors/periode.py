"""Les périodes que le calendrier montre : un mois, une semaine."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from mistral.socle.francais import MOIS, quantieme


@dataclass(frozen=True)
class Mois:
    """Un mois du calendrier."""

    annee: int
    numero: int

    cle = "mois"

    @classmethod
    def de(cls, jour: date) -> "Mois":
        """Donne le mois de ce jour."""
        return cls(jour.year, jour.month)

    @property
    def premier(self) -> date:
        return date(self.annee, self.numero, 1)

    @property
    def dernier(self) -> date:
        return date(self.annee, self.numero, monthrange(self.annee, self.numero)[1])

    @property
    def precedent(self) -> "Mois":
        return Mois(self.annee - 1, 12) if self.numero == 1 else Mois(self.annee, self.numero - 1)

    @property
    def suivant(self) -> "Mois":
        return Mois(self.annee + 1, 1) if self.numero == 12 else Mois(self.annee, self.numero + 1)

    @property
    def libelle(self) -> str:
        return f"{MOIS[self.numero - 1].capitalize()} {self.annee}"

    @property
    def quand(self) -> str:
        """Donne « en novembre 2026 »."""
        return f"en {self.libelle.lower()}"

    def __str__(self):
        return f"{self.annee:04d}-{self.numero:02d}"


@dataclass(frozen=True)
class Semaine:
    """Une semaine du lundi au dimanche, numérotée selon la norme ISO 8601."""

    annee: int
    numero: int

    cle = "semaine"

    @classmethod
    def de(cls, jour: date) -> "Semaine":
        """Donne la semaine de ce jour."""
        annee, numero, _ = jour.isocalendar()
        return cls(annee, numero)

    @property
    def premier(self) -> date:
        return date.fromisocalendar(self.annee, self.numero, 1)

    @property
    def dernier(self) -> date:
        return self.premier + timedelta(days=6)

    @property
    def precedent(self) -> "Semaine":
        return Semaine.de(self.premier - timedelta(days=7))

    @property
    def suivant(self) -> "Semaine":
        return Semaine.de(self.premier + timedelta(days=7))

    @property
    def libelle(self) -> str:
        debut, fin = self.premier, self.dernier
        mois = "" if debut.month == fin.month else f" {MOIS[debut.month - 1]}"
        annee = "" if debut.year == fin.year else f" {debut.year}"
        return (
            f"Semaine du {quantieme(debut.day)}{mois}{annee} au "
            f"{quantieme(fin.day)} {MOIS[fin.month - 1]} {fin.year}"
        )

    @property
    def quand(self) -> str:
        """Donne « la semaine du 23 au 29 novembre 2026 »."""
        return f"la s{self.libelle[1:]}"

    def __str__(self):
        return f"{self.annee:04d}-S{self.numero:02d}"


Periode = Mois | Semaine
