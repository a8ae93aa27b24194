"""Listes nationales : ce que disent les codes, sans condition dans le programme."""

import pytest

from audiences.choix import Liste, Situation
from audiences.intitule import LONGUEUR_MAX, intitule
from audiences.listes import situation_penale, valeurs_fournies, vise_recidive


@pytest.mark.parametrize(
    ("code", "libelle", "situation"),
    [
        ("005", "libre", Situation.LIBRE),
        ("5", "", Situation.LIBRE),
        ("008", "détenu prévenu pour cette cause", Situation.DETENU),
        ("", "détenu pour autre cause", Situation.DETENU),
        ("DET", "", Situation.DETENU),
        ("010", "", Situation.SOUS_MESURE),
        ("33", "", Situation.SOUS_MESURE),
        ("028", "inconnue", Situation.INCONNUE),
        ("999", "jamais vue", Situation.INCONNUE),
        ("", "", Situation.INCONNUE),
    ],
)
def test_la_situation_penale(code, libelle, situation):
    assert situation_penale(code, libelle) == situation


@pytest.mark.parametrize(
    ("code", "mnemonique", "recidive"),
    [
        ("3", "R", True),
        ("", "R", True),
        ("14", "", True),
        ("17", "CTNR", True),
        ("1", "T", False),
        ("", "", False),
    ],
)
def test_la_recidive_visee(code, mnemonique, recidive):
    assert vise_recidive(code, mnemonique) is recidive


def test_chaque_categorie_a_une_situation_connue_et_un_code_unique():
    categories = valeurs_fournies(Liste.CATEGORIE_PENALE)
    assert len(categories) == len({valeur.code.lstrip("0") for valeur in categories}) == 28
    assert {valeur.rattachement for valeur in categories} <= set(Situation.values)


@pytest.mark.parametrize(
    ("prevenus", "attendu"),
    [
        ([], ""),
        (["MARTELLI Enzo"], "MARTELLI Enzo"),
        (["A", "B"], "A et autre"),
        (["A", "B", "C"], "A et 2 autres"),
    ],
)
def test_l_intitule_compte_les_autres_prevenus(prevenus, attendu):
    assert intitule(prevenus) == attendu


def test_un_nom_tres_long_tient_dans_l_intitule():
    assert len(intitule(["N" * 300, "B"])) == LONGUEUR_MAX
    assert intitule(["N" * 300, "B"]).endswith("… et autre")
