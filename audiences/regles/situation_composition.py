"""Ce que les contrôles de composition regardent d'une audience."""

from dataclasses import dataclass

from audiences.choix import Fauteuil

PORTEE_COMPOSITION = "COMPOSITION"
SIEGE = (Fauteuil.PRESIDENT, Fauteuil.ASSESSEUR_1, Fauteuil.ASSESSEUR_2)


@dataclass(frozen=True)
class Occupant:
    """Qui tient une place ; `cle` est la même pour une même personne."""

    fauteuil: Fauteuil
    nom: str
    cle: str


@dataclass(frozen=True)
class SituationComposition:
    """Formation d'une audience, ou d'une affaire à cette audience, et ceux qui y tiennent une place."""

    formation: str
    occupants: tuple[Occupant, ...]

    @property
    def siege(self) -> list[Occupant]:
        """Donne ceux qui jugent."""
        return [occupant for occupant in self.occupants if occupant.fauteuil in SIEGE]
