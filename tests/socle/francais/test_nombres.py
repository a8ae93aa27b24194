from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mistral.socle.francais import (
    en_chiffres,
    en_lettres,
    montant,
    montant_complet,
    montant_en_lettres,
    quantite,
)

VALEURS = {
    mot: valeur
    for valeur, mot in enumerate(
        [
            "zéro",
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ]
    )
} | {"une": 1, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}


def lire(texte):
    """Lecteur indépendant : ce qu'un lecteur comprend d'un nombre en lettres."""
    total = courant = 0
    for mot in texte.replace("-", " ").split():
        mot = mot.removesuffix("s") if mot in ("cents", "vingts", "millions", "milliards") else mot
        if mot == "et":
            continue
        if mot == "cent":
            courant = (courant or 1) * 100
        elif mot == "vingt" and courant % 100 == 4:
            courant += 76
        elif mot in ("mille", "million", "milliard"):
            total += (courant or 1) * {"mille": 10**3, "million": 10**6, "milliard": 10**9}[mot]
            courant = 0
        else:
            courant += VALEURS[mot]
    return total + courant


@pytest.mark.parametrize(
    ("nombre", "lettres"),
    [
        (0, "zéro"),
        (1, "un"),
        (16, "seize"),
        (17, "dix-sept"),
        (21, "vingt et un"),
        (22, "vingt-deux"),
        (61, "soixante et un"),
        (70, "soixante-dix"),
        (71, "soixante et onze"),
        (77, "soixante-dix-sept"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"),
        (99, "quatre-vingt-dix-neuf"),
        (100, "cent"),
        (101, "cent un"),
        (180, "cent quatre-vingts"),
        (200, "deux cents"),
        (254, "deux cent cinquante-quatre"),
        (1000, "mille"),
        (2000, "deux mille"),
        (80_000, "quatre-vingt mille"),
        (200_000, "deux cent mille"),
        (300_200, "trois cent mille deux cents"),
        (1_000_000, "un million"),
        (80_000_000, "quatre-vingts millions"),
        (2_000_000_001, "deux milliards un"),
    ],
)
def test_un_nombre_s_ecrit_en_lettres(nombre, lettres):
    assert en_lettres(nombre) == lettres


@pytest.mark.parametrize(
    ("nombre", "lettres"),
    [(1, "une"), (21, "vingt et une"), (81, "quatre-vingt-une"), (2, "deux"), (1001, "mille une")],
)
def test_un_s_accorde_au_feminin(nombre, lettres):
    assert en_lettres(nombre, feminin=True) == lettres


@given(st.integers(0, 10**12 - 1), st.booleans())
def test_ce_qui_est_ecrit_en_lettres_se_relit(nombre, feminin):
    assert lire(en_lettres(nombre, feminin=feminin)) == nombre


@pytest.mark.parametrize("nombre", [-1, 10**12])
def test_hors_limites_un_nombre_est_refuse(nombre):
    with pytest.raises(ValueError, match="ne s’écrit pas"):
        en_lettres(nombre)


def test_les_milliers_sont_separes_d_une_espace_fine_insecable():
    assert en_chiffres(1234567) == "1\u202f234\u202f567"
    assert en_chiffres(999) == "999"
    assert en_chiffres(-1200) == "−1\u202f200"


def test_une_quantite_se_dit_en_lettres_et_en_chiffres():
    assert quantite(8, "mois", "mois") == "huit mois (8\u00a0mois)"
    assert quantite(21, "heure", feminin=True) == "vingt et une heures (21\u00a0heures)"
    assert quantite(1, "heure", feminin=True) == "une heure (1\u00a0heure)"


@pytest.mark.parametrize(
    ("somme", "chiffres", "lettres"),
    [
        ("0", "0,00 €", "zéro euro"),
        ("1", "1,00 €", "un euro"),
        ("1.5", "1,50 €", "un euro et cinquante centimes"),
        ("0.01", "0,01 €", "un centime"),
        ("2000", "2\u202f000,00 €", "deux mille euros"),
        ("254.00", "254,00 €", "deux cent cinquante-quatre euros"),
        ("1000000", "1\u202f000\u202f000,00 €", "un million d’euros"),
        ("1000001", "1\u202f000\u202f001,00 €", "un million un euros"),
    ],
)
def test_un_montant_s_ecrit_au_centime(somme, chiffres, lettres):
    chiffres = chiffres.replace(" €", "\u00a0€")
    assert montant(Decimal(somme)) == chiffres
    assert montant_en_lettres(Decimal(somme)) == lettres
    assert montant_complet(Decimal(somme)) == f"{lettres} ({chiffres})"


@pytest.mark.parametrize("somme", ["-1", "1.001", "NaN", "Infinity"])
def test_un_montant_negatif_ou_plus_fin_que_le_centime_est_refuse(somme):
    with pytest.raises(ValueError, match="montant"):
        montant(Decimal(somme))


@given(st.decimals(0, 10**9, places=2))
def test_un_montant_affiche_se_relit_sans_perte(somme):
    lu = montant(somme).removesuffix("\u00a0€").replace("\u202f", "").replace(",", ".")
    assert Decimal(lu) == somme
