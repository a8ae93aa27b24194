"""Ce qui reste à faire dans une audience : la barre est le compte de cette liste, par construction."""

from dataclasses import dataclass

from audiences.models import Audience
from audiences.reste import RESTES, Reste, Tache


@dataclass(frozen=True)
class Groupe:
    """Les tâches d'une même sorte."""

    reste: Reste
    taches: tuple[Tache, ...]

    @property
    def a_faire(self) -> list[Tache]:
        return [tache for tache in self.taches if not tache.est_faite]

    @property
    def faites(self) -> list[Tache]:
        return [tache for tache in self.taches if tache.est_faite]


@dataclass(frozen=True)
class Avancement:
    """Toutes les tâches d'une audience, groupées dans l'ordre du registre."""

    groupes: tuple[Groupe, ...]

    @property
    def faites(self) -> int:
        return sum(len(groupe.faites) for groupe in self.groupes)

    @property
    def total(self) -> int:
        return sum(len(groupe.taches) for groupe in self.groupes)

    @property
    def a_faire(self) -> list[Groupe]:
        """Donne les groupes où il reste quelque chose."""
        return [groupe for groupe in self.groupes if groupe.a_faire]


def avancement_de(audience: Audience) -> Avancement:
    """Interroge chaque sorte de reste ; le nombre de requêtes est celui des sortes, pas des affaires."""
    groupes = (Groupe(reste, tuple(reste.taches(audience))) for reste in RESTES)
    return Avancement(tuple(groupe for groupe in groupes if groupe.taches))
