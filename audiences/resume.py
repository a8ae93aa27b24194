"""Ce qu'une app plus haute dit d'un passage dans la vie d'une affaire, sans que celle-ci la connaisse."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Resume:
    """Phrases données, pour tous les passages à la fois, par clé de passage.

    `phrases` reçoit les clés des passages ; son nombre de requêtes ne dépend pas de leur nombre.
    """

    code: str
    libelle: str
    phrases: Callable[[Collection[int]], Mapping[int, list[str]]]
    rang: int = 0


RESUMES: Registre[Resume] = Registre("résumés de passage")


def resumes_de(passages: Collection[int]) -> dict[int, list[tuple[str, list[str]]]]:
    """Donne, par passage, les phrases de chaque entrée du registre, sous son libellé."""
    lus: dict[int, list[tuple[str, list[str]]]] = {passage: [] for passage in passages}
    for entree in RESUMES:
        for passage, phrases in entree.phrases(passages).items():
            if phrases:
                lus[passage].append((entree.libelle, phrases))
    return lus
