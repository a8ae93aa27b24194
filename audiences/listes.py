"""Listes nationales de codes, lues dans `donnees/` : des données, jamais des conditions dans le code.

Un code absent d'une liste n'est pas une erreur : ce qu'elle en dirait reste inconnu.
"""

import csv
from functools import cache
from pathlib import Path

from audiences.choix import Situation

DONNEES = Path(__file__).resolve().parent / "donnees"


def situation_penale(code: str, libelle: str = "") -> Situation:
    """Donne ce que la catégorie pénale dit de la liberté du prévenu ; le code prime sur le libellé."""
    categories = _categories()
    return categories.get(_cle(code)) or categories.get(_cle(libelle)) or Situation.INCONNUE


def vise_recidive(code: str, mnemonique: str, libelle: str = "") -> bool:
    """Dit si la modalité de participation vise la récidive (CP 132-8 et suivants)."""
    recidives = _modalites_de_recidive()
    return any(_cle(texte) in recidives for texte in (code, mnemonique, libelle))


def _cle(texte: str) -> str:
    """Un code numérique se compare sans ses zéros de tête : les exports les perdent."""
    return texte.strip().casefold().lstrip("0")


@cache
def _categories() -> dict[str, Situation]:
    situations: dict[str, Situation] = {}
    for ligne in _lignes("categories-penales.csv"):
        for colonne in ("code", "mnemonique", "libelle"):
            situations[_cle(ligne[colonne])] = Situation(ligne["situation"])
    return situations


@cache
def _modalites_de_recidive() -> frozenset[str]:
    return frozenset(
        _cle(ligne[colonne])
        for ligne in _lignes("modalites-participation.csv")
        if ligne["recidive"] == "oui"
        for colonne in ("code", "mnemonique", "libelle")
    )


def _lignes(nom: str) -> list[dict[str, str]]:
    with (DONNEES / nom).open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))
