"""La décision d'un prévenu telle qu'elle est dite, qu'elle vienne d'une saisie ou de la base."""

import hashlib
from dataclasses import dataclass, replace

from decisions.nature import PeinePrononcee


@dataclass(frozen=True, slots=True)
class SortDit:
    """Sort d'une prévention ; vide tant que le tribunal, ou le greffier, ne l'a pas dit."""

    prevention: int
    sort: str = ""
    motif: str = ""
    precision: str = ""


@dataclass(frozen=True, slots=True)
class DecisionDite:
    """Qualification, sorts et peines d'un prévenu. Ce qui n'a pas été dit est vide."""

    qualification: str = ""
    sorts: tuple[SortDit, ...] = ()
    peines: tuple[PeinePrononcee, ...] = ()

    def sort_de(self, prevention: int) -> SortDit:
        """Donne le sort de cette prévention, vide s'il n'a pas été dit."""
        return next((dit for dit in self.sorts if dit.prevention == prevention), SortDit(prevention))

    @property
    def empreinte(self) -> str:
        """Donne ce qui distingue deux contenus, quels que soient l'ordre des sorts et les clés des peines."""
        sorts = sorted((dit for dit in self.sorts if dit.sort), key=lambda dit: dit.prevention)
        peines = [replace(peine, cle="") for peine in self.peines]
        contenu = repr((self.qualification, sorts, peines))
        return hashlib.sha256(contenu.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Saisie:
    """Ce qui a été tapé pour un prévenu : son contenu, et d'où il part.

    `version` est celle que la page a montrée ; `empreinte`, celle du contenu alors montré : elle dit si la
    personne y a touché.
    """

    prevenu: int
    dite: DecisionDite
    version: int
    empreinte: str
