"""Ce qui reste à faire dans une audience : une sorte de reste par fichier, la barre en est le compte."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Tache:
    """Une chose à faire, et l'adresse où la faire ; `passage`, la clé de celui qu'elle regarde."""

    libelle: str
    adresse: str
    est_faite: bool = False
    passage: int | None = None


@dataclass(frozen=True)
class Reste:
    """Sorte de tâches d'une audience.

    `taches` les donne toutes, faites et à faire, en un nombre fixe de requêtes. `bref` est ce qui s'en lit à
    côté de l'affaire pendant l'audience (« à décider ») ; vide, rien ne s'y lit.
    """

    code: str
    libelle: str
    taches: Callable[[object], Iterable[Tache]]
    rang: int = 0
    bref: str = ""


RESTES: Registre[Reste] = Registre("restes à faire")


def brefs_par_passage(audience) -> dict[int, list[str]]:
    """Donne, par passage, ce qui lui reste, en deux mots chacun ; les requêtes de chaque sorte de reste."""
    brefs: dict[int, list[str]] = {}
    for reste in RESTES:
        if not reste.bref:
            continue
        restantes = (tache for tache in reste.taches(audience) if tache.passage and not tache.est_faite)
        for passage in dict.fromkeys(tache.passage for tache in restantes):
            brefs.setdefault(passage, []).append(reste.bref)
    return brefs
