"""Un tableau reçu est lu sans se laisser prendre ; un tableau produit n'a que du texte."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from tablib import Dataset

from mistral.socle import tableur
from mistral.socle.tableur import Classeur, TableRefusee, TexteCsv, lire_table

PIEGES = [
    "=1+1",
    "+33 4 93 00 00 00",
    "-2",
    "@SOMME(A1)",
    "\t=1",
    "'=1",
    "O'Neill",
    "Saïd-Œuvrard",
    "«;»",
    '"',
]


def classeur(*lignes) -> bytes:
    """Donne les octets d'un classeur."""
    livre, sortie = Workbook(), io.BytesIO()
    for ligne in lignes:
        livre.active.append(ligne)
    livre.save(sortie)
    return sortie.getvalue()


def archive(**entrees) -> bytes:
    """Donne une archive de ces fichiers."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as fichier:
        for nom, contenu in entrees.items():
            fichier.writestr(nom.replace("__", "/"), contenu)
    return sortie.getvalue()


@pytest.mark.parametrize(
    "contenu",
    [
        "Nom;Ville\nDupré;Grasse\n".encode(),
        "\ufeffNom;Ville\r\nDupré;Grasse\r\n".encode(),
        "Nom,Ville\nDupré,Grasse\n".encode("cp1252"),
        "Nom\tVille\nDupré\tGrasse\n\n".encode(),
        classeur(["Nom", "Ville"], ["Dupré", "Grasse"], [None, None]),
    ],
)
def test_un_tableau_se_lit_quels_que_soient_sa_forme_et_son_encodage(contenu):
    table = lire_table(contenu)
    assert table.headers == ["Nom", "Ville"]
    assert list(table) == [("Dupré", "Grasse")]


def test_une_ligne_vide_garde_son_rang_sauf_a_la_fin():
    assert list(lire_table(b"Nom;Ville\nA;B\n;\nC;D\n;\n\n")) == [("A", "B"), ("", ""), ("C", "D")]


def test_un_code_saisi_en_nombre_reste_un_code():
    assert list(lire_table(classeur(["Code"], [250.0]))) == [("250",)]


@pytest.mark.parametrize("forme", [Classeur(), TexteCsv()], ids=["xlsx", "csv"])
def test_chaque_cellule_ecrite_est_du_texte_et_se_relit_a_l_identique(forme):
    table = Dataset(*[(piege,) for piege in PIEGES if piege != "'=1"], headers=["Valeur"])
    octets = forme.export_data(table)
    assert [ligne[0] for ligne in lire_table(octets)] == [piege for piege in PIEGES if piege != "'=1"]


def test_un_classeur_produit_n_a_aucune_formule():
    octets = Classeur().export_data(Dataset(*[(piege,) for piege in PIEGES], headers=["Valeur"]))
    cellules = [cellule for (cellule,) in load_workbook(io.BytesIO(octets)).active.iter_rows()]
    assert {cellule.data_type for cellule in cellules} == {"s"}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30))
def test_aucune_cellule_d_un_csv_ne_commence_comme_une_formule(texte):
    octets = TexteCsv().export_data(Dataset((texte, "x"), headers=["A", "B"]))
    cellule = octets.decode("utf-8-sig").removeprefix("A;B\r\n").removeprefix('"')
    assert not cellule.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("contenu", "raison"),
    [
        (b"", "vide"),
        (b"MZ\x00\x01", "ni un classeur"),
        (b"PK\x03\x04abc", "abîmé"),
        (b'Nom\n"sans fin', "guillemet"),
        (classeur(["Nom"], ["=1+1"]), "formule"),
        (archive(xl__vbaProject_bin="x").replace(b"vbaProject_bin", b"vbaProject.bin"), "macros"),
        (archive(xl__workbook='<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'), "interdite"),
        (archive(rien="rien"), "abîmé"),
        (("A;" * 60 + "\n").encode(), "large"),
        (("Nom\n" + "x\n" * (tableur.LIGNES_MAX + 1)).encode(), "longue"),
        (("Nom\n" + "x" * (tableur.CELLULE_MAX + 1)).encode(), "caractères"),
    ],
)
def test_un_fichier_hostile_est_refuse_avec_sa_raison(contenu, raison):
    with pytest.raises(TableRefusee, match=raison):
        lire_table(contenu)


def test_une_bombe_est_refusee_avant_d_etre_lue():
    bombe = archive(xl__sheet=b"0" * (tableur.DECOMPRESSE_MAX + 1))
    assert len(bombe) < 200_000
    with pytest.raises(TableRefusee, match="démesuré"):
        lire_table(bombe)


def test_un_fichier_trop_gros_est_refuse(monkeypatch):
    monkeypatch.setattr(tableur, "TAILLE_MAX", 10)
    with pytest.raises(TableRefusee, match="dépasse"):
        lire_table(b"Nom;Ville\nA;B")
