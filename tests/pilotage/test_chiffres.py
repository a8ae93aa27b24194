"""Écriture des chiffres, mois du calendrier et géométrie des petits graphiques."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotage.chiffre import Chiffre, Etat, Sorte, duree_ecrite, pourcentage
from pilotage.graphique import HAUTEUR, LARGEUR, petit
from pilotage.mois import mois_abrege, mois_entre, mois_suivant


@pytest.mark.parametrize(
    ("part", "ecrit"),
    [
        (Fraction(0), "0,0\u202f%"),
        (Fraction(1, 3), "33,3\u202f%"),
        (Fraction(1, 2000), "0,1\u202f%"),
        (Fraction(312, 1000), "31,2\u202f%"),
        (Fraction(1), "100,0\u202f%"),
    ],
)
def test_un_pourcentage_s_arrondit_au_dixieme(part, ecrit):
    assert pourcentage(part) == ecrit


@pytest.mark.parametrize(
    ("minutes", "ecrit"), [(0, "0\xa0h\xa000"), (310, "5\xa0h\xa010"), (1505, "25\xa0h\xa005")]
)
def test_une_duree_depasse_le_jour_sans_repartir_de_zero(minutes, ecrit):
    assert duree_ecrite(timedelta(minutes=minutes)) == ecrit


@pytest.mark.parametrize(
    ("chiffre", "texte"),
    [
        (Chiffre(Sorte.NOMBRE, Etat.CONNU, 1184, 1184, 1184), "1\u202f184"),
        (Chiffre(Sorte.PART, Etat.CONNU, Fraction(6, 15), 6, 15), "6 sur 15"),
        (Chiffre(Sorte.PART, Etat.CONNU, Fraction(6, 20), 6, 20), "30,0\u202f%"),
        (Chiffre(Sorte.PART, Etat.SANS_OBJET, None, 0, 0), "sans objet"),
        (Chiffre(Sorte.DUREE, Etat.NON_DISPONIBLE, None, 0, 4), "non disponible"),
    ],
)
def test_un_chiffre_s_ecrit_ou_dit_son_absence(chiffre, texte):
    assert chiffre.texte == texte


@given(st.dates(date(1990, 1, 1), date(2100, 12, 1)), st.integers(0, 200))
def test_les_mois_se_suivent_sans_trou(jour, nombre):
    du = jour.replace(day=1)
    mois = mois_entre(du, mois_suivant(du, nombre))
    assert len(mois) == nombre + 1
    assert all((suivant - precedent).days in range(28, 32) for precedent, suivant in pairwise(mois))
    assert mois_suivant(mois_suivant(du, nombre), -nombre) == du


@pytest.mark.parametrize(
    ("mois", "ecrit"), [(date(2026, 5, 1), "mai\xa02026"), (date(2025, 12, 1), "déc.\xa02025")]
)
def test_un_mois_s_abrege(mois, ecrit):
    assert mois_abrege(mois) == ecrit


def nombre(valeur):
    return Chiffre(Sorte.NOMBRE, Etat.CONNU, valeur, valeur, valeur)


INCONNU = Chiffre(Sorte.NOMBRE, Etat.NON_DISPONIBLE, None, 0, 0)


@given(st.lists(st.none() | st.integers(0, 10**6), min_size=1, max_size=120))
def test_le_dessin_tient_dans_son_cadre_et_montre_les_absents(valeurs):
    dessin = petit([INCONNU if valeur is None else nombre(valeur) for valeur in valeurs])
    assert len(dessin.traits) + len(dessin.absents) == len(valeurs)
    assert len(dessin.absents) == valeurs.count(None)
    for trait in dessin.traits:
        assert 0 <= float(trait.x) <= LARGEUR
        assert 0 <= float(trait.y) <= HAUTEUR
        assert float(trait.hauteur) >= 0


def test_la_hauteur_suit_la_valeur_et_le_seuil_l_echelle():
    dessin = petit([nombre(10), nombre(20)], [(40, "seuil")])
    petite, grande = (float(trait.hauteur) for trait in dessin.traits)
    assert grande == pytest.approx(2 * petite)
    assert float(dessin.reperes[0].y) < min(float(trait.y) for trait in dessin.traits)


def test_la_ligne_s_interrompt_ou_la_valeur_manque():
    duree = Chiffre(Sorte.DUREE, Etat.CONNU, timedelta(hours=5), 1, 1)
    dessin = petit([duree, duree, INCONNU, duree, duree])
    assert [len(points.split()) for points in dessin.lignes] == [2, 2]
