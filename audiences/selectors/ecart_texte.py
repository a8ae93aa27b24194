"""Ce qu'un texte gagne et perd, mot à mot, et de qui vient chaque passage. Fonctions pures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from enum import StrEnum

_MOTS = re.compile(r"\w+(?:[’'-]\w+)*|\s+|[^\w\s]")
_COMPARAISONS_MAX = 1_000_000  # Au-delà, ce qui diffère est donné d'un bloc plutôt que de faire attendre.


class Genre(StrEnum):
    """Ce qu'il advient d'un morceau de texte."""

    GARDE = "GARDE"
    AJOUT = "AJOUT"
    RETRAIT = "RETRAIT"


@dataclass(frozen=True)
class Fragment:
    """Morceau de texte gardé, ajouté ou retiré."""

    genre: Genre
    texte: str


@dataclass(frozen=True)
class Ecriture:
    """Texte donné à une mention par une personne, à un instant."""

    texte: str
    auteur_id: int
    le: datetime


@dataclass(frozen=True)
class Passage:
    """Suite de mots d'une même personne, entre sa première et sa dernière frappe."""

    texte: str
    auteur_id: int
    du: datetime
    au: datetime


def comparer(avant: str, apres: str) -> tuple[Fragment, ...]:
    """Donne l'un vers l'autre : les fragments gardés et retirés refont `avant`, gardés et ajoutés `apres`."""
    anciens, nouveaux = _mots(avant), _mots(apres)
    fragments: list[Fragment] = []
    for debut, fin, neuf_debut, neuf_fin, est_egal in _suites(anciens, nouveaux):
        if est_egal:
            _porter(fragments, Genre.GARDE, anciens[debut:fin])
        else:
            _porter(fragments, Genre.RETRAIT, anciens[debut:fin])
            _porter(fragments, Genre.AJOUT, nouveaux[neuf_debut:neuf_fin])
    return tuple(fragments)


def passages_de(ecritures: Iterable[Ecriture]) -> tuple[Passage, ...]:
    """Donne de qui vient chaque passage du dernier texte ; un mot gardé reste à qui l'a tapé."""
    mots: list[str] = []
    origines: list[Ecriture] = []
    for ecriture in ecritures:
        nouveaux = _mots(ecriture.texte)
        suivantes: list[Ecriture] = []
        for debut, fin, neuf_debut, neuf_fin, est_egal in _suites(mots, nouveaux):
            suivantes += origines[debut:fin] if est_egal else [ecriture] * (neuf_fin - neuf_debut)
        mots, origines = nouveaux, suivantes
    return _reunir(mots, origines)


def _mots(texte: str) -> list[str]:
    return _MOTS.findall(texte)


def _suites(anciens: list[str], nouveaux: list[str]) -> Iterable[tuple[int, int, int, int, bool]]:
    """Aligne deux suites de mots ; le début et la fin communs, presque tout en cours de frappe, d'abord."""
    borne = min(len(anciens), len(nouveaux))
    tete = 0
    while tete < borne and anciens[tete] == nouveaux[tete]:
        tete += 1
    queue = 0
    while queue < borne - tete and anciens[-1 - queue] == nouveaux[-1 - queue]:
        queue += 1
    fin, neuf_fin = len(anciens) - queue, len(nouveaux) - queue
    if tete:
        yield 0, tete, 0, tete, True
    milieu, neuf = anciens[tete:fin], nouveaux[tete:neuf_fin]
    if len(milieu) * len(neuf) > _COMPARAISONS_MAX:
        yield tete, fin, tete, neuf_fin, False
    else:
        for nature, a, b, c, d in SequenceMatcher(None, milieu, neuf, autojunk=False).get_opcodes():
            yield tete + a, tete + b, tete + c, tete + d, nature == "equal"
    if queue:
        yield fin, len(anciens), neuf_fin, len(nouveaux), True


def _porter(fragments: list[Fragment], genre: Genre, mots: list[str]) -> None:
    """Ajoute un fragment, réuni au précédent s'il est du même genre."""
    if not mots:
        return
    texte = "".join(mots)
    if fragments and fragments[-1].genre is genre:
        texte = fragments.pop().texte + texte
    fragments.append(Fragment(genre, texte))


def _reunir(mots: list[str], origines: list[Ecriture]) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    for mot, origine in zip(mots, origines, strict=True):
        dernier = passages[-1] if passages else None
        if dernier and (dernier.auteur_id == origine.auteur_id or mot.isspace()):
            du = min(dernier.du, origine.le)
            au = dernier.au if mot.isspace() else max(dernier.au, origine.le)
            passages[-1] = Passage(dernier.texte + mot, dernier.auteur_id, du, au)
        else:
            passages.append(Passage(mot, origine.auteur_id, origine.le, origine.le))
    return tuple(passages)
