"""Éloignement de la personne citée, qui allonge le délai de citation."""

from enum import IntEnum

from mistral.socle.droit import CPP, Article, calcul
from mistral.socle.francais import normaliser


class Eloignement(IntEnum):
    """Mois ajoutés au délai de citation ; `INCONNU` ne se suppose pas."""

    INCONNU = -1
    AUCUN = 0
    UN_MOIS = 1
    DEUX_MOIS = 2


FRANCE = "250"
# Codes ISO 3166-1 des États membres de l'Union européenne, la France exceptée.
_UNION = """
    40 56 100 191 196 203 208 233 246 276 300 348 372 380 428 440 442 470 528 616 620 642 703 705 724 752
"""
UNION_EUROPEENNE = frozenset(_UNION.split())
# Débuts de code postal des collectivités d'outre-mer, par département ou territoire du tribunal.
OUTRE_MER = {
    "guadeloupe": "971",
    "martinique": "972",
    "guyane": "973",
    "la reunion": "974",
    "saint pierre et miquelon": "975",
    "mayotte": "976",
    "wallis et futuna": "986",
    "polynesie francaise": "987",
    "nouvelle-caledonie": "988",
}


@calcul("ELOIGNEMENT", sources=[Article(CPP, "552")])
def eloignement(pays_code: str, code_postal: str, tribunal: str) -> Eloignement:
    """Donne l'allongement du délai de citation, d'après l'adresse connue et le département du tribunal.

    Aucun en métropole, ou dans la collectivité d'outre-mer où siège le tribunal ; un mois d'une terre à
    l'autre, ou depuis l'Union européenne ; deux mois depuis un autre pays. Sans pays ni code postal français,
    l'éloignement est inconnu. Unités : mois. Erreurs : aucune.
    """
    pays = pays_code.strip().lstrip("0")
    if pays and pays != FRANCE:
        if not pays.isdigit() or int(pays) >= 900:
            return Eloignement.INCONNU
        return Eloignement.UN_MOIS if pays in UNION_EUROPEENNE else Eloignement.DEUX_MOIS
    postal = code_postal.strip()
    if len(postal) != 5 or not postal.isdigit():
        return Eloignement.INCONNU
    siege = OUTRE_MER.get(normaliser(tribunal), "")
    terre = postal[:3] if postal[:2] in ("97", "98") and postal[:3] in OUTRE_MER.values() else ""
    return Eloignement.AUCUN if terre == siege else Eloignement.UN_MOIS
