"""Ce qu'une feuille peut contenir au plus, quel que soit le format du classeur."""

from audiences.formats.anomalie import FichierIllisible, citer
from audiences.formats.table import LIGNES_MAX

COLONNES_MAX = 80  # la table en a trente-sept ; CB est la dernière admise
TEXTE_MAX = 128 * 1024 * 1024  # octets, un texte partagé comptant autant de fois qu'il est cité
CHAINES_MAX = 500_000  # textes différents d'un classeur
_COPIER = "Copiez les seules lignes utiles dans un classeur neuf."


def trop_de_lignes() -> FichierIllisible:
    return FichierIllisible(
        f"La table compte plus de {LIGNES_MAX} lignes. Partagez-la en plusieurs fichiers. {_COPIER}"
    )


def trop_de_colonnes() -> FichierIllisible:
    return FichierIllisible(f"La feuille compte plus de {COLONNES_MAX} colonnes. {_COPIER}")


def trop_etendue(cellule: str) -> FichierIllisible:
    message = f"La feuille s’étend jusqu’à la cellule {citer(cellule)}"
    return FichierIllisible(f"{message} : {LIGNES_MAX} lignes et {COLONNES_MAX} colonnes au plus. {_COPIER}")


def trop_de_texte() -> FichierIllisible:
    return FichierIllisible(
        f"La feuille contient trop de texte. Partagez-la en plusieurs classeurs. {_COPIER}"
    )


def formule(cellule: str) -> FichierIllisible:
    message = "Le classeur contient une formule, dont le résultat peut n’être pas celui que vous voyez"
    return FichierIllisible(
        f"{message}. Copiez le tableau, puis collez les valeurs seules (« Collage spécial »).",
        f"cellule {cellule}",
    )


def macros(nom: str) -> FichierIllisible:
    message = f"Le classeur contient des macros ({citer(nom)})"
    return FichierIllisible(f"{message}. Enregistrez-le sans macros, au format XLSX ou ODS.")


def lien_externe(nom: str) -> FichierIllisible:
    message = f"Le classeur est lié à un autre fichier ou à une base ({citer(nom)})"
    return FichierIllisible(f"{message}. Rompez les liens, puis enregistrez-le à nouveau.")


def feuille_deplacee(nom: str) -> FichierIllisible:
    message = f"Une feuille du classeur n’est pas à sa place ({citer(nom)})"
    return FichierIllisible(f"{message}. Enregistrez-le à nouveau depuis votre tableur.")
