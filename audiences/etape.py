"""Étapes de la note d'audience : ce que le greffier porte à la note, dans l'ordre des débats (CPP 401, 453).

L'ordre est indicatif, le président dirige les débats. Dans une trame, `{{…}}` est une variable de l'affaire,
`[…|…]` un choix et `⟨…⟩` une saisie libre : rien de ce qui n'a pas été dit ou fait ne s'écrit tout seul.
"""

from dataclasses import dataclass
from enum import StrEnum

from mistral.socle.droit import Source
from mistral.socle.francais import typographier
from mistral.socle.registre import Registre


class Groupe(StrEnum):
    """Moment des débats, de A à G."""

    A = "Ouverture de l’audience"
    B = "Appel de l’affaire"
    C = "Identité, interprète, information des droits"
    D = "Exceptions, avant toute défense au fond"
    E = "Instruction à l’audience"
    F = "Demandes, réquisitions, plaidoiries"
    G = "Délibéré et prononcé"


class Par(StrEnum):
    """Ce qui porte l'étape : l'audience entière, une fois, ou chaque affaire."""

    AUDIENCE = "AUDIENCE"
    AFFAIRE = "AFFAIRE"


@dataclass(frozen=True)
class Etape:
    """Étape d'une note ; sans source, elle est d'usage. Les trames s'écrivent avec des espaces ordinaires."""

    code: str
    groupe: Groupe
    rang: int
    libelle: str
    a_noter: str
    trame: str
    variantes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    par: Par = Par.AFFAIRE

    def __post_init__(self) -> None:
        for champ in ("libelle", "a_noter", "trame"):
            object.__setattr__(self, champ, typographier(getattr(self, champ)))
        object.__setattr__(self, "variantes", tuple(map(typographier, self.variantes)))

    @property
    def trames(self) -> tuple[str, ...]:
        return (self.trame, *self.variantes)


ETAPES: Registre[Etape] = Registre("Étapes de la note")
