import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mistral.socle.francais import de, enumerer, nom_affiche, normaliser, que, typographier


@pytest.mark.parametrize(
    ("tape", "attendu"),
    [
        ("l'affaire n° 3 : « oui »", "l’affaire n°\u00a03\u00a0: «\u00a0oui\u00a0»"),
        ("Vraiment ?", "Vraiment\u202f?"),
        ("20 % ; 12 400 €", "20\u202f%\u202f; 12\u202f400\u00a0€"),
        ("CPP, art. 498", "CPP, art.\u00a0498"),
        ("à 14:05", "à 14:05"),
        ("aujourd'hui 24 novembre 2026", "aujourd’hui 24 novembre 2026"),
    ],
)
def test_le_texte_tape_recoit_sa_typographie(tape, attendu):
    assert typographier(tape) == attendu


TEXTES = st.text(alphabet="aé'’ 0123456789:;!?%«»€°nNart.\u00a0\u202f{}[]|")


@given(TEXTES)
def test_la_typographie_refaite_ne_change_rien(texte):
    assert typographier(typographier(texte)) == typographier(texte)


@given(TEXTES)
def test_la_typographie_ne_change_que_les_espaces_et_les_apostrophes(texte):
    def squelette(t):
        return "".join(t.replace("'", "’").split())

    assert squelette(typographier(texte)) == squelette(texte)


@pytest.mark.parametrize(
    ("mot", "attendu"),
    [
        ("emprisonnement", "d’emprisonnement"),
        ("travail", "de travail"),
        ("ESCROQUERIE", "d’ESCROQUERIE"),
        ("évasion", "d’évasion"),
        ("homicide involontaire", "d’homicide involontaire"),
        ("harcèlement", "de harcèlement"),
        ("huit mois", "de huit mois"),
        ("onze mois", "de onze mois"),
        ("un an", "d’un an"),
        ("8 mois", "de 8 mois"),
        ("œuvre", "d’œuvre"),
        ("Yves", "d’Yves"),
        ("yacht", "de yacht"),
        ("« abus »", "de « abus »"),
        ("", "de "),
    ],
)
def test_de_s_elide_devant_une_voyelle_ou_un_h_muet(mot, attendu):
    assert de(mot) == attendu


def test_que_s_elide_comme_de():
    assert que("ABBAS Nora") == "qu’ABBAS Nora"
    assert que("MARTELLI Enzo") == "que MARTELLI Enzo"


def test_une_enumeration_se_termine_par_et():
    assert enumerer(["a", "b", "c"]) == "a, b et c"
    assert enumerer(["a", "b"], dernier="ou") == "a ou b"
    assert enumerer(["a"]) == "a"
    assert enumerer([]) == ""
    assert enumerer([], vide="néant") == "néant"


@pytest.mark.parametrize(
    ("nom", "prenom", "affiche"),
    [
        ("martelli", "Enzo", "MARTELLI Enzo"),
        ("BENSAÏD", "KARIM", "BENSAÏD Karim"),
        ("Dupont-O'Neill", "jean-claude", "DUPONT-O'NEILL Jean-Claude"),
        ("de la Fontaine d'Arc", "Élodie", "DE LA FONTAINE D'ARC Élodie"),
        ("SARL Chêne & Fils", "", "SARL CHÊNE & FILS"),
        ("", "Minh", "Minh"),
        ("", "", "identité inconnue"),
        ("LE GOFF", "MacKenzie", "LE GOFF MacKenzie"),
    ],
)
def test_un_nom_s_affiche_en_capitales_suivi_du_prenom(nom, prenom, affiche):
    assert nom_affiche(nom, prenom) == affiche


def test_une_identite_seulement_declaree_se_dit():
    assert nom_affiche("Nguyen", "Minh", x_se_disant=True) == "X se disant NGUYEN Minh"
    assert nom_affiche("", "", x_se_disant=True) == "identité inconnue"


@pytest.mark.parametrize(
    ("texte", "forme"),
    [
        ("DUPONT-O’NEILL", "dupont o neill"),
        ("Dupont o'neill", "dupont o neill"),
        ("CHÊNE & FILS", "chene fils"),
        ("Œuvre", "oeuvre"),
        ("  Élodie\u00a0 Ça ", "elodie ca"),
    ],
)
def test_la_forme_de_recherche_ignore_casse_accents_et_ponctuation(texte, forme):
    assert normaliser(texte) == forme


@given(st.text())
def test_normaliser_deux_fois_revient_au_meme(texte):
    forme = normaliser(texte)
    assert normaliser(forme) == forme
    assert forme == forme.strip()


@given(st.text(alphabet="abcéèêàùïôçÉÈÊÀÙÏÔÇ"))
def test_la_forme_de_recherche_ne_depend_ni_de_la_casse_ni_de_la_composition(texte):
    assert normaliser(texte.upper()) == normaliser(texte.lower())
    assert normaliser(unicodedata.normalize("NFD", texte)) == normaliser(texte)
