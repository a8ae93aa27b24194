"""Verrous : ce qu'une app plus haute a fait d'une prévention, et qui interdit d'en changer la qualification."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Verrou:
    """Raison de verrouiller, lue pour plusieurs préventions à la fois.

    `raisons` reçoit des identifiants de préventions et donne, pour celles qui sont verrouillées, une phrase
    qui dit pourquoi et quoi faire.
    """

    code: str
    libelle: str
    raisons: Callable[[Collection[int]], Mapping[int, str]]
    rang: int = 0


VERROUS: Registre[Verrou] = Registre("verrous")


def verrouillees(preventions: Collection[int]) -> dict[int, str]:
    """Donne les préventions verrouillées et la raison de chacune. Une requête par verrou inscrit."""
    raisons: dict[int, str] = {}
    for verrou in VERROUS:
        raisons = dict(verrou.raisons(preventions)) | raisons
    return raisons
