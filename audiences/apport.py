"""Ce qu'une app plus haute sait d'un prévenu et que la note doit porter, sans que celle-ci la connaisse."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mistral.socle.registre import Registre


class Trait(StrEnum):
    """Trait de ce qui est décidé d'un prévenu, qui appelle une mention à la note."""

    QUALIFIE = "qualification du jugement dite"
    CONDAMNE = "déclaré coupable"
    TIG = "travail d’intérêt général"
    SURSIS_SIMPLE = "sursis simple"
    SURSIS_PROBATOIRE = "sursis probatoire"
    AMENDE = "amende"
    RECIDIVE_RELEVEE = "récidive retenue sans visa dans la poursuite"
    DOMMAGES = "dommages et intérêts à une partie civile"


@dataclass(frozen=True)
class Apport:
    """Traits donnés par prévenu (clé de partie) d'un passage, en un nombre fixe de requêtes."""

    code: str
    libelle: str
    traits: Callable[[Any], Mapping[int, frozenset[Trait]]]
    rang: int = 0


APPORTS: Registre[Apport] = Registre("apports à la note")


def traits_de(inscription) -> dict[int, frozenset[Trait]]:
    """Réunit, par prévenu du passage, les traits de tous les apports."""
    reunis: dict[int, frozenset[Trait]] = {}
    for apport in APPORTS:
        for prevenu, traits in apport.traits(inscription).items():
            reunis[prevenu] = reunis.get(prevenu, frozenset()) | traits
    return reunis
