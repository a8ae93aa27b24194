"""Jours, heures et durées, écrits sans rien affirmer qu'on ignore."""

from datetime import date

from mistral.socle.duree import Duree
from mistral.socle.francais.nombres import en_chiffres, en_lettres
from mistral.socle.francais.typographie import INSECABLE, enumerer

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_MOIS_ABREGES = [
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
]
DATE_INCONNUE = "date inconnue"


def quantieme(jour: int) -> str:
    """Écrit le jour du mois : « 1er », « 2 »."""
    return "1er" if jour == 1 else str(jour)


def date_sans_jour(jour: date) -> str:
    """Écrit « 24 novembre 2026 »."""
    return f"{quantieme(jour.day)}{INSECABLE}{MOIS[jour.month - 1]} {jour.year}"


def date_longue(jour: date) -> str:
    """Écrit « mardi 24 novembre 2026 »."""
    return f"{JOURS[jour.weekday()]} {date_sans_jour(jour)}"


def date_abregee(jour: date) -> str:
    """Écrit « mar. 24 nov. 2026 »."""
    mois = _MOIS_ABREGES[jour.month - 1]
    return f"{JOURS[jour.weekday()][:3]}. {quantieme(jour.day)}{INSECABLE}{mois} {jour.year}"


def heure(heures: int, minutes: int | None = 0) -> str:
    """Écrit « 14 h 05 » ; quand la minute est inconnue (`None`), « 14 h »."""
    if not 0 <= heures <= 23 or not 0 <= (minutes or 0) <= 59:
        raise ValueError(f"Cette heure n’existe pas : {heures} h {minutes}.")
    debut = f"{heures}{INSECABLE}h"
    return debut if minutes is None else f"{debut}{INSECABLE}{minutes:02d}"


def verifier_date_partielle(annee: int | None, mois: int | None, jour: int | None) -> None:
    """Lève `ValueError` si ce qui est connu ne peut former une date (30 février, mois 13)."""
    # 2000 est bissextile et juillet a 31 jours : ce qui est inconnu n'interdit rien.
    date(2000 if annee is None else annee, 7 if mois is None else mois, 1 if jour is None else jour)


def date_partielle(annee: int | None, mois: int | None, jour: int | None) -> str:
    """Écrit une date dont une partie peut manquer, avec sa préposition et ce qu'on ignore.

    « le 7 mars 1994 », « en mars 2001, jour inconnu », « en 2001, jour et mois inconnus », « date inconnue ».
    """
    verifier_date_partielle(annee, mois, jour)
    match (annee, mois, jour):
        case (None, None, None):
            return DATE_INCONNUE
        case (None, None, _):
            return f"le {quantieme(jour)}, mois et année inconnus"
        case (None, _, None):
            return f"en {MOIS[mois - 1]}, jour et année inconnus"
        case (None, _, _):
            return f"le {quantieme(jour)}{INSECABLE}{MOIS[mois - 1]}, année inconnue"
        case (_, None, None):
            return f"en {annee}, jour et mois inconnus"
        case (_, None, _):
            return f"le {quantieme(jour)} d’un mois inconnu de {annee}"
        case (_, _, None):
            return f"en {MOIS[mois - 1]} {annee}, jour inconnu"
    return f"le {date_sans_jour(date(annee, mois, jour))}"


def _composantes(duree: Duree) -> list[tuple[int, str]]:
    if not duree:
        raise ValueError("Une durée nulle ne s’écrit pas.")
    noms = ((duree.ans, "an"), (duree.mois, "mois"), (duree.jours, "jour"))
    return [(n, nom if n == 1 or nom == "mois" else f"{nom}s") for n, nom in noms if n]


def duree_en_lettres(duree: Duree) -> str:
    """Écrit « deux ans, trois mois et dix jours » ; lève `ValueError` pour une durée nulle."""
    return enumerer([f"{en_lettres(n)} {nom}" for n, nom in _composantes(duree)])


def duree_en_chiffres(duree: Duree) -> str:
    """Écrit « 2 ans, 3 mois et 10 jours » ; lève `ValueError` pour une durée nulle."""
    return enumerer([f"{en_chiffres(n)}{INSECABLE}{nom}" for n, nom in _composantes(duree)])


def duree_complete(duree: Duree) -> str:
    """Écrit « huit mois (8 mois) », comme au dispositif."""
    return f"{duree_en_lettres(duree)} ({duree_en_chiffres(duree)})"
