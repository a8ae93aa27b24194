"""Découpe en flux du XML d'un classeur, en refusant ce qu'un tableur n'y écrit jamais.

Le XML n'est pas analysé ici : il est parcouru octet par octet, dix fois plus vite, pour en borner le contenu
avant de le confier au lecteur. Cela ne vaut que si les octets sont bien ceux d'un texte UTF-8 sans DOCTYPE.
"""

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from audiences.formats.anomalie import FichierIllisible

MORCEAU_MAX = 2 * 1024 * 1024  # octets d'une seule ligne, ou d'un seul texte
_RECOUVREMENT = 128  # octets : plus qu'une balise d'ouverture et son préfixe
_DECLARATION = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)""")
# Un lecteur réserve d'avance la mémoire de ce nombre annoncé : démesuré, il arrêterait le processus.
_NOMBRE_ANNONCE = re.compile(rb"""[cC]ount\s*=\s*["']\s*[+-]?0*[0-9]{8,}""")
_CODAGES = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


class Balise:
    """Une balise ouvrante, quel que soit son préfixe d'espace de noms.

    Sans préfixe dans les octets, le motif simple suffit ; il est dix fois plus rapide.
    """

    def __init__(self, nom: str):
        fin = nom.encode() + rb"(?=[\s/>])"
        self._simple = re.compile(rb"<" + fin)
        self._prefixee = re.compile(rb"<(?:[^\s<>/:]{1,100}:)?" + fin)
        self._signe = b":" + nom.encode()

    def motif(self, octets: bytes) -> re.Pattern[bytes]:
        return self._prefixee if self._signe in octets else self._simple


def decouper(flux: Iterable[bytes], marque: Balise) -> Iterator[bytes]:
    """Donne ce qui précède la première marque, puis un morceau par marque, qui le commence.

    Erreurs : `FichierIllisible` si un morceau est démesuré.
    """
    reste = b""
    for octets in flux:
        cherche_des = max(1, len(reste) - _RECOUVREMENT)
        reste += octets
        debut = 0
        for trouvee in marque.motif(reste).finditer(reste, cherche_des):
            yield reste[debut : trouvee.start()]
            debut = trouvee.start()
        reste = reste[debut:]
        if len(reste) > MORCEAU_MAX:
            raise FichierIllisible(
                "Une cellule ou une ligne du classeur est démesurée. Retirez-en le contenu inutile."
            )
    yield reste


def recouvrir(flux: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Donne chaque bloc, précédé de la fin du précédent puis seul : aucune balise n'échappe à la coupe."""
    fin = b""
    for octets in flux:
        yield fin + octets, octets
        fin = (fin + octets[-_RECOUVREMENT:])[-_RECOUVREMENT:]


def sains(flux: Iterable[bytes], *, strict: bool = False) -> Iterator[bytes]:
    """Laisse passer les blocs d'un XML en UTF-8 sans DOCTYPE ni entité déclarée.

    `strict` refuse aussi commentaires et sections CDATA, qu'aucun tableur n'écrit dans une feuille et qui
    cacheraient une valeur au contrôle.
    """
    for rang, (vus, octets) in enumerate(recouvrir(flux)):
        if not rang:
            _controler_codage(vus)
        if b"\x00" in vus:
            raise _codage_refuse()
        if b"<!D" in vus or b"<!E" in vus:
            message = "Le classeur déclare des entités (DOCTYPE), ce qu’aucun tableur n’écrit"
            raise FichierIllisible(f"{message} : il pourrait lire d’autres fichiers. Recréez-le.")
        if strict and b"<!" in vus:
            message = "Le classeur contient des commentaires XML dans une feuille"
            raise FichierIllisible(f"{message}. Enregistrez-le à nouveau depuis votre tableur.")
        if b"ount" in vus and _NOMBRE_ANNONCE.search(vus):
            message = "Le classeur annonce un nombre démesuré d’éléments"
            raise FichierIllisible(f"{message}. Enregistrez-le à nouveau depuis votre tableur.")
        yield octets


def controler_forme(flux: Iterable[bytes]) -> None:
    """Refuse un XML mal formé : le lecteur de classeurs chercherait sans fin une balise qui ne vient pas.

    L'analyseur ne voit que des octets déjà passés par `sains` : aucun DOCTYPE, donc aucune entité.
    """
    analyseur = expat.ParserCreate()
    try:
        for octets in flux:
            analyseur.Parse(octets, False)
        analyseur.Parse(b"", True)
    except expat.ExpatError:
        raise FichierIllisible(
            "Le contenu du classeur est mal formé. Enregistrez-le à nouveau depuis votre tableur."
        ) from None


def _controler_codage(debut: bytes) -> None:
    texte = debut.removeprefix(b"\xef\xbb\xbf")
    if texte.strip() and not texte.lstrip().startswith(b"<"):
        raise _codage_refuse()
    declare = _DECLARATION.match(texte)
    if declare and declare[1].lower() not in _CODAGES:
        raise _codage_refuse()


def _codage_refuse() -> FichierIllisible:
    return FichierIllisible(
        "Le contenu du classeur n’est pas en UTF-8. Enregistrez-le à nouveau depuis votre tableur."
    )
