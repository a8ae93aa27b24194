"""Les parties et leurs avocats ; la victime qui n'est pas partie civile (CPP 391, 417, 418, 424)."""

from audiences.locuteur import LOCUTEURS, Locuteur

_INSTRUCTION = ("FAITS", "INTERRO", "PIECES", "TEMOIN", "EXPERT")
_ENTENDUE = dict.fromkeys(_INSTRUCTION, "VICTIME")

LOCUTEURS.inscrire(
    Locuteur(
        "PREVENU",
        "prévenu",
        "LE PRÉVENU",
        "LA PRÉVENUE",
        "pv",
        "R",
        4,
        ouvre=dict.fromkeys(("FAITS", "TEMOIN", "EXPERT", "VICTIME"), "INTERRO"),
    )
)
LOCUTEURS.inscrire(
    Locuteur(
        "AVOCAT_DEFENSE",
        "avocat de la défense",
        "L’AVOCAT DE LA DÉFENSE",
        "L’AVOCATE DE LA DÉFENSE",
        "def",
        "D",
        5,
        "défense",
        {"REQ": "PLAID"},
    )
)
LOCUTEURS.inscrire(
    Locuteur(
        "PARTIE_CIVILE",
        "partie civile",
        "LA PARTIE CIVILE",
        "LA PARTIE CIVILE",
        "pc",
        "V",
        6,
        ouvre=_ENTENDUE,
    )
)
LOCUTEURS.inscrire(
    Locuteur(
        "AVOCAT_PARTIE_CIVILE",
        "avocat de la partie civile",
        "L’AVOCAT DE LA PARTIE CIVILE",
        "L’AVOCATE DE LA PARTIE CIVILE",
        "apc",
        "C",
        7,
        "avocat p. civile",
    )
)
LOCUTEURS.inscrire(Locuteur("VICTIME", "victime", "LA VICTIME", "LA VICTIME", "vic", "", 8, ouvre=_ENTENDUE))
