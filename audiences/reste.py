"""Ce qui reste à faire dans une audience : une sorte de reste par fichier, la barre en est le compte."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Tache:
    """Une chose à faire, et l'adresse où la faire."""

    libelle: str
    adresse: str
    est_faite: bool = False


@dataclass(frozen=True)
class Reste:
    """Sorte de tâches d'une audience.

    `taches` les donne toutes, faites et à faire, en un nombre fixe de requêtes.
    """

    code: str
    libelle: str
    taches: Callable[[object], Iterable[Tache]]
    rang: int = 0


RESTES: Registre[Reste] = Registre("restes à faire")
