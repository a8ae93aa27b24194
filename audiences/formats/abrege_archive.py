"""Listes d'abréviations en archive : tableau d'un document Word, corrections automatiques de LibreOffice.

Les mêmes garde-fous que pour un classeur : tailles réelles comptées en lisant, XML sans DOCTYPE ni entité.
"""

from collections.abc import Callable
from xml.parsers import expat

from audiences.formats.anomalie import FichierIllisible
from audiences.formats.archive import Archive
from audiences.formats.xml_sain import sains

_DOCX, _LIBREOFFICE = "word/document.xml", "DocumentList.xml"
_PROFONDEUR_MAX = 200
_ENTREES_MAX = 20_000  # lignes de tableau lues au plus
_REFUS = (
    "Le fichier est abîmé, démesuré ou contient autre chose qu’une liste d’abréviations. "
    "Enregistrez-le à nouveau, ou copiez les deux colonnes et collez-les."
)
# Titres que la macro de sauvegarde de Word écrit en tête de son tableau.
_TITRES = {"name", "nom", "replace", "remplacer", "abréviation"}


def lire(contenu: bytes) -> list[tuple[str, str]]:
    """Donne les couples (abréviation, texte) d'un document Word ou d'un fichier de LibreOffice.

    Erreur : `FichierIllisible` pour toute autre archive, ou si elle est hostile.
    """
    try:
        archive = Archive(contenu)
        if _DOCX in archive.noms:
            return _analyser(archive, _DOCX, _Tableau())
        if _LIBREOFFICE in archive.noms:
            return _analyser(archive, _LIBREOFFICE, _Blocs())
    except FichierIllisible:
        raise FichierIllisible(_REFUS) from None
    raise FichierIllisible(
        "Cette archive n’est ni un document Word (.docx) ni une liste de LibreOffice (acor_….dat)."
    )


class _Lecteur:
    """Parcourt du XML en comptant sa profondeur ; les noms arrivent sans préfixe."""

    def __init__(self):
        self.couples: list[tuple[str, str]] = []
        self.profondeur = 0

    def ouvrir(self, nom: str, attributs: dict[str, str]) -> None:
        """Entre dans un élément."""

    def fermer(self, nom: str) -> None:
        """Sort d'un élément."""

    def texte(self, texte: str) -> None:
        """Reçoit du texte."""

    def entrer(self, nom: str, attributs: dict[str, str]) -> None:
        """Compte un élément ouvert et le transmet."""
        self.profondeur += 1
        if self.profondeur > _PROFONDEUR_MAX or len(self.couples) > _ENTREES_MAX:
            raise FichierIllisible(_REFUS)
        self.ouvrir(_local(nom), {_local(cle): valeur for cle, valeur in attributs.items()})

    def sortir(self, nom: str) -> None:
        """Compte un élément fermé et le transmet."""
        self.profondeur -= 1
        self.fermer(_local(nom))


class _Tableau(_Lecteur):
    """Lignes des tableaux d'un document Word : la première cellule, puis la deuxième."""

    def __init__(self):
        super().__init__()
        self.cellules: list[list[str]] = []
        self.dans_texte = False

    def ouvrir(self, nom, attributs):
        if nom == "tr":
            self.cellules = []
        elif nom == "tc":
            self.cellules.append([])
        elif nom == "t":
            self.dans_texte = True
        elif nom == "tab" and self.cellules:
            self.cellules[-1].append("\t")
        elif nom in {"br", "cr"} and self.cellules:
            self.cellules[-1].append("\n")

    def fermer(self, nom):
        if nom == "t":
            self.dans_texte = False
        elif nom == "p" and self.cellules:
            self.cellules[-1].append("\n")
        elif nom == "tr" and len(self.cellules) > 1:
            abreviation, texte = ("".join(cellule).strip("\n") for cellule in self.cellules[:2])
            if abreviation.strip() and (self.couples or abreviation.strip().casefold() not in _TITRES):
                self.couples.append((abreviation.strip(), texte))
            self.cellules = []

    def texte(self, texte):
        if self.dans_texte and self.cellules:
            self.cellules[-1].append(texte)


class _Blocs(_Lecteur):
    """Blocs d'une liste de LibreOffice."""

    def ouvrir(self, nom, attributs):
        if nom == "block" and attributs.get("abbreviated-name", "").strip():
            self.couples.append((attributs["abbreviated-name"].strip(), attributs.get("name", "")))


def _local(nom: str) -> str:
    return nom.rpartition(":")[2]


def _analyser(archive: Archive, nom: str, lecteur: _Lecteur) -> list[tuple[str, str]]:
    analyseur = expat.ParserCreate()
    analyseur.StartElementHandler = lecteur.entrer
    analyseur.EndElementHandler = lecteur.sortir
    analyseur.CharacterDataHandler = _recevoir(lecteur)
    try:
        for octets in sains(archive.lire(nom)):
            analyseur.Parse(octets, False)
        analyseur.Parse(b"", True)
    except expat.ExpatError:
        raise FichierIllisible(_REFUS) from None
    return lecteur.couples


def _recevoir(lecteur: _Lecteur) -> Callable[[str], None]:
    return lecteur.texte
