"""Ce que les règles regardent : la décision d'un prévenu, réduite à ce qui touche au droit."""

import datetime
from dataclasses import dataclass
from enum import IntEnum

from decisions.nature import NATURES, PeinePrononcee, Sursis
from decisions.sort import SORTS
from mistral.socle.duree import Duree

# Portée des contrôles qui reçoivent une `Situation`, puis une `SituationRenvoi`.
PREVENU = "PREVENU"
RENVOI = "RENVOI"


class Recidive(IntEnum):
    """État de récidive, du moins au plus sévère (CP 132-8 à 132-11, 132-42)."""

    AUCUNE = 0
    RECIDIVE = 1
    NOUVELLE_RECIDIVE = 2


@dataclass(frozen=True, slots=True)
class InfractionPoursuivie:
    """Infraction reprochée au prévenu, avec son sort s'il est déjà dit.

    `encouru_mois` : emprisonnement encouru hors récidive, en mois ; 0 si l'infraction n'en fait pas encourir,
    `None` s'il est inconnu. Après requalification, c'est celui de l'infraction retenue. `recidive` : l'état
    retenu par le tribunal. `cle` désigne l'infraction dans les constats.
    """

    cle: str
    libelle: str
    sort: str | None = None
    encouru_mois: int | None = None
    recidive: Recidive = Recidive.AUCUNE
    faits_le: datetime.date | None = None

    @property
    def est_coupable(self) -> bool:
        return self.sort is not None and SORTS[self.sort].declare_coupable

    @property
    def encouru(self) -> Duree | None:
        """Donne l'emprisonnement encouru, doublé en récidive (CP 132-9, 132-10) ; `None` si inconnu."""
        if self.encouru_mois is None:
            return None
        return Duree(mois=self.encouru_mois * (2 if self.recidive else 1))


@dataclass(frozen=True, slots=True)
class Situation:
    """Décision d'un prévenu au jour du jugement : formation, infractions poursuivies, peines."""

    juge_le: datetime.date
    est_a_juge_unique: bool
    infractions: tuple[InfractionPoursuivie, ...]
    peines: tuple[PeinePrononcee, ...] = ()

    @property
    def coupables(self) -> tuple[InfractionPoursuivie, ...]:
        return tuple(infraction for infraction in self.infractions if infraction.est_coupable)

    @property
    def recidive(self) -> Recidive:
        """Donne l'état de récidive le plus sévère parmi les infractions retenues."""
        return max((infraction.recidive for infraction in self.coupables), default=Recidive.AUCUNE)

    @property
    def emprisonnements(self) -> tuple[PeinePrononcee, ...]:
        """Donne les emprisonnements dont la durée a été dite ; les autres sont signalés comme incomplets."""
        return tuple(
            peine for peine in self.peines if NATURES[peine.nature].est_emprisonnement and peine.duree
        )

    def emprisonnements_avec(self, sursis: Sursis) -> tuple[PeinePrononcee, ...]:
        return tuple(peine for peine in self.emprisonnements if peine.sursis is sursis)


@dataclass(frozen=True, slots=True)
class SituationRenvoi:
    """Renvoi d'une affaire : le jour où il est ordonné, sa forme, la date de renvoi s'il y en a une."""

    renvoyee_le: datetime.date
    type: str
    date: datetime.date | None
