"""Listes nationales de codes, lues dans `donnees/listes/` : des données, jamais des conditions dans le code.

Un fichier par liste, du nom de la liste ; il amorce la table de l'administration et porte ce que les règles
demandent à un code. Un code absent d'une liste n'est pas une erreur : ce qu'elle en dirait reste inconnu.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audiences.choix import Liste, Situation

DONNEES = Path(__file__).resolve().parent / "donnees" / "listes"
RECIDIVE = "RECIDIVE"
# Rattachement d'un motif de Cassiopée qui ne renvoie pas l'affaire : mise en délibéré, ajournement, suite
# sur intérêts civils. Il ne compte pas dans les statistiques de renvoi.
HORS_RENVOI = "HORS_RENVOI"


@dataclass(frozen=True, slots=True)
class ValeurFournie:
    """Ligne d'une liste fournie ; `rattachement` est le code équivalent de nos propres listes."""

    code: str
    mnemonique: str
    libelle: str
    rattachement: str
    rang: int


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
def valeurs_fournies(liste: Liste) -> tuple[ValeurFournie, ...]:
    """Donne les valeurs du fichier de cette liste, dans l'ordre ; aucune si elle n'en a pas."""
    chemin = DONNEES / f"{liste.value.lower().replace('_', '-')}.csv"
    if not chemin.exists():
        return ()
    with chemin.open(encoding="utf-8", newline="") as fichier:
        return tuple(
            ValeurFournie(**ligne | {"rang": int(ligne["rang"])})
            for ligne in csv.DictReader(fichier, delimiter=";")
        )


@cache
def _categories() -> dict[str, Situation]:
    return {
        _cle(texte): Situation(valeur.rattachement)
        for valeur in valeurs_fournies(Liste.CATEGORIE_PENALE)
        for texte in (valeur.code, valeur.mnemonique, valeur.libelle)
    }


@cache
def _modalites_de_recidive() -> frozenset[str]:
    return frozenset(
        _cle(texte)
        for valeur in valeurs_fournies(Liste.MODALITE_PARTICIPATION)
        if valeur.rattachement == RECIDIVE
        for texte in (valeur.code, valeur.mnemonique, valeur.libelle)
    )
