"""Fichier officiel de la nomenclature : encodages, guillemets, lignes fausses."""

import pytest

from audiences.formats.nomenclature import OCTETS_AU_PLUS, NomenclatureIllisible, lire_nomenclature

ENTETE = "Numéro NATINF;Nature de l'infraction;Qualification de l'infraction;Définie par;Réprimée par"


def fichier(*lignes: str, encodage: str = "utf-8", entete: str = ENTETE) -> bytes:
    return "\r\n".join((entete, *lignes)).encode(encodage)


@pytest.mark.parametrize(
    ("encodage", "reconnu"),
    [("cp850", "cp850"), ("iso-8859-1", "iso-8859-1"), ("utf-8", "utf-8"), ("utf-8-sig", "utf-8")],
)
def test_l_encodage_se_reconnait_a_l_en_tete(encodage, reconnu):
    lue = lire_nomenclature(fichier("7151;Délit;VOL;ART.311-1;ART.311-3", encodage=encodage))
    assert lue.encodage == reconnu
    assert lue.lignes[0].nature == "Délit"


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [
        ('ARRET AU PANNEAU "STOP" NON RESPECTE', 'ARRET AU PANNEAU "STOP" NON RESPECTE'),
        ('"STOP" NON RESPECTE', '"STOP" NON RESPECTE'),
        ('"STOP" ET "MAGRET"', '"STOP" ET "MAGRET"'),
        ('"VENTE DE ""MAGRET"""', 'VENTE DE "MAGRET"'),
        ('"VOL ; EN REUNION"', "VOL ; EN REUNION"),
    ],
)
def test_les_guillemets_d_un_libelle_ne_cassent_rien(ecrit, lu):
    assert lire_nomenclature(fichier(f"1;Délit;{ecrit};A;B")).lignes[0].libelle == lu


@pytest.mark.parametrize(
    ("ligne", "raison"),
    [
        ("7151;Délit;VOL;A", "4 colonnes"),
        ("VOL;Délit;VOL;A;B", "n’est pas un nombre"),
        ("²;Délit;VOL;A;B", "n’est pas un nombre"),
        ("12;Délit;;A;B", "qualification est vide"),
        (f"12;Délit;{'A' * 401};A;B", "trop longue"),
        ("1;Délit;VOL;A;B", "déjà donné ligne 2"),
    ],
)
def test_une_ligne_fausse_est_refusee_avec_sa_raison_les_autres_restent(ligne, raison):
    lue = lire_nomenclature(fichier("1;Délit;VOL;A;B", ligne, "2;Crime;VIOL;A;B"))
    assert [lue_.numero for lue_ in lue.lignes] == ["1", "2"]
    assert [(refusee.ligne, raison in refusee.raison) for refusee in lue.refusees] == [(3, True)]


@pytest.mark.parametrize(
    "contenu",
    [
        b"",
        b"PK\x03\x04" + b"\x00" * 100,
        fichier("1;Délit;VOL;A;B", entete="Code;Libelle"),
        fichier("1;Délit;VOL;A;B", entete="Numéro NATINF;Nature"),
        fichier(),
        b"x" * (OCTETS_AU_PLUS + 1),
    ],
    ids=["vide", "archive", "autre", "deux colonnes", "sans ligne", "trop gros"],
)
def test_un_autre_fichier_est_refuse(contenu):
    with pytest.raises(NomenclatureIllisible):
        lire_nomenclature(contenu)
