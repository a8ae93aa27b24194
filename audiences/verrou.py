"""Verrous : ce qui, dans une app plus haute, interdit de changer la qualification d’une prévention."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from audiences.choix import ObjetSuivi
from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Verrou:
    """Raison de verrouiller, lue pour plusieurs objets à la fois.

    `raisons` reçoit des identifiants d'objets (préventions, ou parties si `objet` le dit) et donne, pour ceux
    qui sont verrouillés, une phrase qui dit pourquoi et quoi faire.
    """

    code: str
    libelle: str
    raisons: Callable[[Collection[int]], Mapping[int, str]]
    objet: ObjetSuivi = ObjetSuivi.PREVENTION
    rang: int = 0


VERROUS: Registre[Verrou] = Registre("verrous")


def verrouillees(preventions: Collection[int]) -> dict[int, str]:
    """Donne les préventions verrouillées et la raison de chacune. Une requête par verrou inscrit."""
    return _raisons(ObjetSuivi.PREVENTION, preventions)


def parties_verrouillees(parties: Collection[int]) -> dict[int, str]:
    """Donne les parties verrouillées et la raison de chacune. Une requête par verrou inscrit."""
    return _raisons(ObjetSuivi.PARTIE, parties)


def _raisons(objet: ObjetSuivi, identifiants: Collection[int]) -> dict[int, str]:
    raisons: dict[int, str] = {}
    for verrou in VERROUS:
        if verrou.objet == objet:
            raisons = dict(verrou.raisons(identifiants)) | raisons
    return raisons
