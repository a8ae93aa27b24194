"""Ce que l'écran « Décider » lit à voix haute et signale, pour un prévenu."""

from collections.abc import Mapping
from dataclasses import dataclass

from decisions.dite import DecisionDite
from decisions.selectors.constats import Examen, examen
from decisions.selectors.decisions import PrevenuADecider
from decisions.selectors.dispositif import DispositifPrevenu, dispositif
from mistral.socle.droit import Constat, citer


@dataclass(frozen=True)
class ConstatLu:
    """Constat avec ses articles cités au jour de l'audience, et le motif de passer outre s'il en a un."""

    constat: Constat
    articles: str
    motif: str


@dataclass(frozen=True)
class Lecture:
    """Dispositif et constats d'un prévenu ; les deux sont vides si la saisie ne se lit pas."""

    prevenu: PrevenuADecider
    dispositif: DispositifPrevenu | None
    examen: Examen
    constats: tuple[ConstatLu, ...]


def lecture(prevenu: PrevenuADecider, dite: DecisionDite | None, motifs: Mapping[str, str]) -> Lecture:
    """Lit ce qui est dit, `None` quand la saisie est à corriger d'abord. Aucune requête."""
    if dite is None:
        return Lecture(prevenu, None, Examen((), ()), ())
    if not (dite.sorts or dite.peines or prevenu.est_validee):
        # Page vierge : tout reste à dire, le signaler fait par fait n'apprendrait rien.
        return Lecture(prevenu, dispositif(prevenu, dite), Examen((), ()), ())
    vu = examen(prevenu, dite)
    jour = prevenu.inscription.audience.date
    constats = tuple(
        ConstatLu(constat, citer(constat.sources, jour), motifs.get(constat.code, ""))
        for constat in vu.constats
    )
    return Lecture(prevenu, dispositif(prevenu, dite), vu, constats)
