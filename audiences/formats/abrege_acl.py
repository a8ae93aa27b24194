"""Liste de corrections automatiques de Word (`MSO1036.acl`) : des chaînes UTF-16 précédées de leur longueur.

Microsoft ne publie pas ce format. Ce qu'on en a observé : un en-tête de dix-huit octets, puis, pour chaque
couple, un mot nul, la longueur (en caractères) et l'abréviation, un mot nul, la longueur et le texte ; des
mots nuls de plus séparent parfois deux couples, et trois finissent le fichier. Rien n'en est cru : on essaie
les dispositions voisines (en-tête plus court ou plus long, mots de service autres ou absents), et l'on
retient la première qui explique l'essentiel des octets du fichier ; si aucune ne le fait, il est refusé.
"""

import re
from itertools import product

from audiences.formats.anomalie import CARACTERES_INTERDITS, FichierIllisible

_FIN_DE_LIGNE = re.compile("\r\n|[\r\x0b]")
_LETTRE = re.compile("[0-9A-Za-zÀ-ÿœŒ]")
_ETRANGER = re.compile("[^\n -\u017f\u2010-\u203a]")  # ni latin, ni ponctuation courante
_EN_TETE_MAX = 512  # octets parcourus avant la première abréviation
_SERVICE_MAX = 2  # mots de seize bits, au plus, entre deux chaînes
_NULS_MAX = 16  # mots nuls, au plus, ajoutés devant un couple
_ABREVIATION_MAX, _TEXTE_MAX = 64, 2000
_PART_EXPLIQUEE = 0.8
_COUPLES_ESSAYES_MAX = 100_000  # toutes dispositions comprises : un fichier hostile n'en demande pas plus
_REFUS = (
    "Ce fichier n’est pas une liste de corrections automatiques de Word que nous sachions lire. "
    "Dans Word, enregistrez la liste dans un tableau (.docx), ou collez ses deux colonnes."
)


def lire(contenu: bytes) -> list[tuple[str, str]]:
    """Donne les couples (abréviation, texte). Erreur : `FichierIllisible` si rien de sûr n'y est reconnu."""
    restants = _COUPLES_ESSAYES_MAX
    for debut in range(min(_EN_TETE_MAX, len(contenu))):
        for service in product(range(_SERVICE_MAX + 1), repeat=2):
            couples, fin = _couples(contenu, debut, service, restants)
            restants -= len(couples)
            explique = fin - debut >= _PART_EXPLIQUEE * (len(contenu) - debut)
            if len(couples) > 1 and explique and _sont_des_mots(couples):
                return couples
            if restants <= 0:
                raise FichierIllisible(_REFUS)
    raise FichierIllisible(_REFUS)


def _sont_des_mots(couples: list[tuple[str, str]]) -> bool:
    """Dit si l'essentiel s'écrit en lettres latines : des octets quelconques donnent d'autres signes."""
    signes = "".join(abreviation + texte for abreviation, texte in couples)
    etrangers = len(_ETRANGER.findall(signes))
    return _LETTRE.search(signes) is not None and etrangers <= (1 - _PART_EXPLIQUEE) * len(signes)


def _couples(
    contenu: bytes, debut: int, service: tuple[int, int], limite: int
) -> tuple[list[tuple[str, str]], int]:
    """Lit des couples depuis `debut`, tant qu'ils sont plausibles ; dit où la lecture s'arrête."""
    couples: list[tuple[str, str]] = []
    place = debut
    while len(couples) < limite:
        debut_du_couple = _apres_les_nuls(contenu, place + 2 * service[0])
        abreviation, suite = _chaine(contenu, debut_du_couple, _ABREVIATION_MAX)
        texte, fin = _chaine(contenu, suite + 2 * service[1], _TEXTE_MAX) if abreviation else ("", 0)
        if not texte:
            break
        couples.append((abreviation, texte))
        place = fin
    return couples, place


def _apres_les_nuls(contenu: bytes, place: int) -> int:
    """Passe les mots nuls : une longueur ne l'est jamais."""
    for _ in range(_NULS_MAX):
        if contenu[place : place + 2] != b"\x00\x00":
            break
        place += 2
    return place


def _chaine(contenu: bytes, place: int, longueur_max: int) -> tuple[str, int]:
    """Lit une longueur, puis autant de caractères ; une chaîne vide si ce n'en est pas une."""
    longueur = int.from_bytes(contenu[place : place + 2], "little")
    fin = place + 2 + 2 * longueur
    if not 0 < longueur <= longueur_max or fin > len(contenu):
        return "", place
    try:
        texte = contenu[place + 2 : fin].decode("utf-16-le")
    except UnicodeDecodeError:
        return "", place
    texte = _FIN_DE_LIGNE.sub("\n", texte)
    if CARACTERES_INTERDITS.search(texte) or not texte.strip():
        return "", place
    return texte, fin
