"""Recherche dans la nomenclature : le bon numéro parmi les trois premiers, malgré dix-sept mille autres."""

import csv
from datetime import date
from pathlib import Path

import pytest

from audiences.selectors.natinf import chercher_natinf
from audiences.services.charger_natinf import charger_natinf
from audiences.services.charger_nomenclature import appliquer_nomenclature, deposer_nomenclature
from mesures.nomenclature import fichier

REQUETES = Path(__file__).resolve().parents[1] / "donnees" / "requetes-natinf.csv"
SEUIL = 0.95
# Une requête sur trois n'a jamais servi à régler la recherche.
TEMOIN = 3

pytestmark = pytest.mark.django_db


def requetes(*, temoin: bool) -> list[tuple[str, set[str]]]:
    with REQUETES.open(encoding="utf-8", newline="") as fichier_csv:
        lignes = list(csv.DictReader(fichier_csv, delimiter=";"))
    return [
        (ligne["requete"], set(ligne["numeros"].split(",")))
        for rang, ligne in enumerate(lignes, start=1)
        if (rang % TEMOIN == 0) == temoin
    ]


def charger(contenu: bytes, jour: date = date(2026, 7, 1)):
    depot = deposer_nomenclature(nom_fichier="natinf.csv", contenu=contenu, en_vigueur_le=jour, par=None)
    return appliquer_nomenclature(depot, par=None)


def manquees(lot: list[tuple[str, set[str]]]) -> list[tuple[str, set[str], list[str]]]:
    trouvees = [(texte, bons, [p.numero for p in chercher_natinf(texte)[:3]]) for texte, bons in lot]
    return [ligne for ligne in trouvees if not ligne[1] & set(ligne[2])]


def test_le_bon_numero_est_parmi_les_trois_premiers():
    charger_natinf()
    charger(fichier())
    for temoin in (False, True):
        lot = requetes(temoin=temoin)
        assert len(lot) >= 100
        echecs = manquees(lot)
        assert 1 - len(echecs) / len(lot) >= SEUIL, echecs
