"""Ce qui, dans une app plus haute, interdit de joindre, de disjoindre ou de défaire."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from mistral.socle.registre import Registre


class Portee(StrEnum):
    """`JUGE` : une décision arrêtée porte sur ces parties. `TOUCHE` : quelque chose a été fait au passage."""

    JUGE = "JUGE"
    TOUCHE = "TOUCHE"


@dataclass(frozen=True)
class Empechement:
    """Raison de refuser, en une phrase ; vide s'il n'y en a pas.

    `raison` reçoit les clés des passages, et celles des parties regardées (`None` : toutes).
    """

    code: str
    libelle: str
    portee: Portee
    raison: Callable[[Collection[int], Collection[int] | None], str]
    rang: int = 0


EMPECHEMENTS: Registre[Empechement] = Registre("empêchements")


def empechement(portee: Portee, passages: Collection[int], parties: Collection[int] | None = None) -> str:
    """Donne la première raison de refuser, ou rien."""
    raisons = (entree.raison(passages, parties) for entree in EMPECHEMENTS if entree.portee is portee)
    return next((raison for raison in raisons if raison), "")
