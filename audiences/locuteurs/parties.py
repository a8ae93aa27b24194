"""Les parties et leurs avocats ; la victime qui n'est pas partie civile (CPP 391, 417, 418, 424)."""

from audiences.locuteur import LOCUTEURS, Locuteur

LOCUTEURS.inscrire(Locuteur("PREVENU", "prévenu", "LE PRÉVENU", "LA PRÉVENUE", "pv", "R", 4))
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
    )
)
LOCUTEURS.inscrire(
    Locuteur("PARTIE_CIVILE", "partie civile", "LA PARTIE CIVILE", "LA PARTIE CIVILE", "pc", "V", 6)
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
LOCUTEURS.inscrire(Locuteur("VICTIME", "victime", "LA VICTIME", "LA VICTIME", "vic", "", 8))
