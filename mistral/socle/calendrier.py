"""Jours ouvrables : fins de semaine et jours fériés légaux de la métropole.

Hors périmètre : les jours propres à l'Alsace-Moselle (Vendredi saint, 26 décembre) et à l'outre-mer
(commémoration de l'abolition de l'esclavage), ainsi que les ponts et jours chômés par décision locale. Dans
ces ressorts, un terme calculé ici peut donc tomber plus tôt que le terme légal, jamais plus tard.
"""

from datetime import date, timedelta
from functools import cache

_JOUR = timedelta(days=1)
_SAMEDI = 5


@cache
def jours_feries(annee: int) -> dict[date, str]:
    """Donne les onze jours fériés légaux de l'année, avec leur nom (code du travail, art. L. 3133-1)."""
    paques = dimanche_de_paques(annee)
    return {
        date(annee, 1, 1): "jour de l’An",
        paques + 1 * _JOUR: "lundi de Pâques",
        date(annee, 5, 1): "fête du Travail",
        date(annee, 5, 8): "8 mai 1945",
        date(annee, 7, 14): "fête nationale",
        paques + 39 * _JOUR: "Ascension",
        paques + 50 * _JOUR: "lundi de Pentecôte",
        date(annee, 8, 15): "Assomption",
        date(annee, 11, 1): "Toussaint",
        date(annee, 11, 11): "11 novembre 1918",
        date(annee, 12, 25): "Noël",
    }


def dimanche_de_paques(annee: int) -> date:
    """Donne le jour de Pâques du calendrier grégorien (calcul dit de Meeus, valable depuis 1583)."""
    cycle, (siecle, an) = annee % 19, divmod(annee, 100)
    epacte = (19 * cycle + siecle - siecle // 4 - (8 * siecle + 13) // 25 + 15) % 30
    semaine = (32 + 2 * (siecle % 4) + 2 * (an // 4) - epacte - an % 4) % 7
    retard = (cycle + 11 * epacte + 22 * semaine) // 451
    mois, jour = divmod(epacte + semaine - 7 * retard + 114, 31)
    return date(annee, mois, jour + 1)


def est_ouvrable(jour: date) -> bool:
    """Dit si le jour n'est ni samedi, ni dimanche, ni férié."""
    return jour.weekday() < _SAMEDI and jour not in jours_feries(jour.year)


def premier_jour_ouvrable(jour: date) -> date:
    """Donne ce jour s'il est ouvrable, sinon le premier jour ouvrable qui suit (CPP, art. 801)."""
    while not est_ouvrable(jour):
        jour += _JOUR
    return jour


def ajouter_jours_ouvrables(jour: date, nombre: int) -> date:
    """Donne le n-ième jour ouvrable après ce jour, qui ne compte pas ; zéro : le premier jour ouvrable.

    Lève `ValueError` si le nombre est négatif.
    """
    if nombre < 0:
        raise ValueError("On n’ajoute pas un nombre négatif de jours ouvrables.")
    if nombre == 0:
        return premier_jour_ouvrable(jour)
    for _ in range(nombre):
        jour = premier_jour_ouvrable(jour + _JOUR)
    return jour
