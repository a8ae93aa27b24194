"""Typographie : espaces insécables, apostrophes, élision, énumérations, forme de recherche."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

INSECABLE = "\u00a0"
FINE = "\u202f"

_APOSTROPHE_DROITE = re.compile(r"(?<=\w)'(?=[\w«])")
# Seul un espace déjà tapé devient insécable : rien n'est ajouté dans « 14:05 » ou dans une adresse.
_ESPACES = (
    (re.compile(r" +(?=[;!?%])"), FINE),
    (re.compile(r" +(?=[:»€])"), INSECABLE),
    (re.compile(r"(?<=«) +"), INSECABLE),
    (re.compile(r"(?<=\b[nN]°) +"), INSECABLE),
    (re.compile(r"(?<=\bart\.) +(?=\w)"), INSECABLE),
    (re.compile(r"(?<=\d) (?=\d{3}(?:\D|$))"), FINE),
)

_SANS_ELISION = {"huit", "huitaine", "huitieme", "onze", "onzieme", "oui"}
# Débuts de mots au h aspiré que rencontre la langue pénale (« de harcèlement »), normalisés.
_H_ASPIRES = (
    "hache",
    "haine",
    "hall",
    "halte",
    "hameau",
    "hanche",
    "handicap",
    "hangar",
    "harcel",
    "hasard",
    "haschi",
    "haut",
    "hausse",
    "heurt",
    "hierarch",
    "honte",
    "hors",
    "huis",
    "hurl",
)


def typographier(texte: str) -> str:
    """Donne au texte tapé au clavier ses apostrophes et ses espaces insécables ; refaire n'y change rien."""
    texte = _APOSTROPHE_DROITE.sub("’", texte)
    for motif, espace in _ESPACES:
        texte = motif.sub(espace, texte)
    return texte


def de(mot: str) -> str:
    """Écrit « d’emprisonnement » ou « de travail » ; les chiffres et le h aspiré n'élident pas."""
    return f"d’{mot}" if _elide(mot) else f"de {mot}"


def que(mot: str) -> str:
    """Écrit « qu’ABBAS Nora » ou « que MARTELLI Enzo »."""
    return f"qu’{mot}" if _elide(mot) else f"que {mot}"


def _elide(mot: str) -> bool:
    forme = normaliser(mot)
    premier = forme.split(" ", 1)[0]
    if not forme or not mot.lstrip()[0].isalpha() or premier in _SANS_ELISION:
        return False
    if premier[0] == "h":
        return not premier.startswith(_H_ASPIRES)
    if premier[0] == "y":
        return len(premier) > 1 and premier[1] not in "aeiou"
    return premier[0] in "aeiou"


def enumerer(elements: Sequence[str], *, dernier: str = "et", vide: str = "") -> str:
    """Écrit « a, b et c » ; `vide` est ce qui s'affiche quand il n'y a rien."""
    if not elements:
        return vide
    *debut, fin = elements
    return f"{', '.join(debut)} {dernier} {fin}" if debut else fin


@lru_cache(maxsize=4096)
def normaliser(texte: str) -> str:
    """Donne la forme de recherche et de tri : minuscules sans accent, ponctuation réduite à un espace.

    « DUPONT-O’NEILL » et « dupont o'neill » ont la même forme ; « œ » devient « oe ».
    """
    texte = texte.casefold().replace("œ", "oe").replace("æ", "ae")
    decompose = unicodedata.normalize("NFKD", texte).casefold()
    sans_accent = "".join(signe for signe in decompose if not unicodedata.combining(signe))
    return " ".join(re.sub(r"[\W_]+", " ", sans_accent).split())
