"""Mots d'une recherche dans la nomenclature : mots vides, pluriels, abréviations d'usage. Aucune requête."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mistral.socle.francais import normaliser

ABREVIATIONS = Path(__file__).resolve().parents[1] / "donnees" / "abreviations-natinf.csv"
MOTS_AU_PLUS = 8
_VIDES = frozenset(
    {
        "a",
        "ai",
        "au",
        "aux",
        "avec",
        "c",
        "ce",
        "ces",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "n",
        "natinf",
        "ne",
        "ou",
        "par",
        "pas",
        "pour",
        "qu",
        "que",
        "s",
        "sa",
        "se",
        "ses",
        "son",
        "sur",
        "un",
        "une",
        "y",
    }
)
_NUMERO = re.compile(r"\d{3,10}")


@dataclass(frozen=True)
class Mot:
    """Mot cherché : ce qui a été tapé ou ce que l'usage y entend ; l'une de ces formes suffit."""

    formes: tuple[str, ...]

    @property
    def est_un_chiffre(self) -> bool:
        return self.formes[0].isdigit()


@dataclass(frozen=True)
class Requete:
    """Recherche comprise : numéro, ou mots ; `numeros` sont ceux que l'usage entend par cette abréviation."""

    phrase: str
    numero: str
    mots: tuple[Mot, ...]
    numeros: tuple[str, ...]


@dataclass(frozen=True)
class _Abreviation:
    mots: tuple[Mot, ...]
    numeros: tuple[str, ...]


def comprendre(texte: str) -> Requete:
    """Lit une recherche telle qu'une personne la tape, abréviations développées."""
    phrase = normaliser(texte)
    tapes = [mot for mot in phrase.split() if mot not in _VIDES][:MOTS_AU_PLUS]
    numero = tapes[0] if len(tapes) == 1 and tapes[0].isdigit() else ""
    numero = numero or next((mot for mot in tapes if _NUMERO.fullmatch(mot)), "")
    mots, numeros, position, developpees = [], (), 0, 0
    restants = [mot for mot in tapes if mot != numero]
    while position < len(restants):
        trouvee, longueur = _plus_longue(restants[position:])
        if trouvee is None:
            mots.append(Mot((restants[position],)))
        else:
            mots += trouvee.mots
            numeros, developpees = trouvee.numeros, developpees + 1
        position += longueur
    # « CEA récidive » n'est pas « CEA » : l'abréviation ne désigne ses numéros que si elle est seule.
    seule = developpees == 1 and len(restants) and _plus_longue(restants)[1] == len(restants)
    return Requete(phrase, numero, tuple(dict.fromkeys(mots)), numeros if seule else ())


def racine(mot: str) -> str:
    """Ôte la marque du pluriel et du féminin : « routières » et « routier » commencent pareil."""
    if mot.isdigit() or len(mot) < 4:
        return mot
    mot = mot.rstrip("sx") if len(mot.rstrip("sx")) >= 3 else mot
    return mot[:-1] if len(mot) >= 6 and mot.endswith("e") else mot


def _plus_longue(mots: list[str]) -> tuple[_Abreviation | None, int]:
    for longueur in range(min(len(mots), 4), 0, -1):
        trouvee = _abreviations().get(_cle(mots[:longueur]))
        if trouvee is not None:
            return trouvee, longueur
    return None, 1


def _cle(mots: list[str]) -> str:
    return " ".join(mot.rstrip("sx") or mot for mot in mots)


@cache
def _abreviations() -> dict[str, _Abreviation]:
    with ABREVIATIONS.open(encoding="utf-8", newline="") as fichier:
        lignes = list(csv.DictReader(fichier, delimiter=";"))
    return {
        _cle([mot for mot in normaliser(ligne["abreviation"]).split() if mot not in _VIDES]): _Abreviation(
            mots=tuple(Mot(tuple(formes.split("|"))) for formes in ligne["developpement"].split()),
            numeros=tuple(numero for numero in ligne["numeros"].split(",") if numero),
        )
        for ligne in lignes
    }
