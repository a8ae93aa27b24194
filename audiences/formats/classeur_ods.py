"""Contrôle d'un classeur ODS avant lecture : macros, liens, formules, répétitions géantes.

Un tableur termine une feuille par un million de lignes vides répétées : c'est ordinaire, et seules comptent
les répétitions qui précèdent un contenu.
"""

import re
from itertools import pairwise

from audiences.formats import classeur_bornes as bornes
from audiences.formats.anomalie import FichierIllisible
from audiences.formats.archive import Archive
from audiences.formats.table import LIGNES_MAX
from audiences.formats.xml_sain import Balise, decouper, recouvrir, sains

CONTENU = "content.xml"
_LIGNE = Balise("table:table-row")
_CELLULE = re.compile(rb"<table:(?:covered-)?table-cell(?=[\s/>])")
_LIGNES_REPETEES = re.compile(rb"""\stable:number-rows-repeated\s*=\s*["']\s*\+?([0-9]{1,12})""")
_COLONNES_REPETEES = re.compile(rb"""\stable:number-columns-repeated\s*=\s*["']\s*\+?([0-9]{1,12})""")
# Tient compte des guillemets : une balise feinte dans un attribut n'en est pas une.
_BALISE = re.compile(rb"""<(?:[^"'<>]|"[^"]*"|'[^']*')*>""")
_VALEUR = re.compile(rb"\soffice:[a-z-]*value|<text:|<office:annotation")
_FIN_DE_LIGNE = b"</table:table-row>"
_FORMULE = b"table:formula"
_MACROS = re.compile(rb"<script:|<office:script[\s>]")
_LIENS = re.compile(
    rb"<(?:table:(?:table-source|cell-range-source|dde-link|database-source)|office:dde-source)"
)


def controler(archive: Archive) -> None:
    """Lit toute l'archive et lève `FichierIllisible` à la première chose qu'une table n'a pas à contenir."""
    for nom in archive.noms:
        if nom.startswith(("Basic/", "Scripts/")) and not nom.endswith("/"):
            raise bornes.macros(nom)
    _controler_contenu(archive)
    for nom in archive.noms:
        if nom == CONTENU:
            continue
        if nom.endswith((".xml", ".rdf")):
            for morceau, _ in recouvrir(sains(archive.lire(nom))):
                if b"encryption-data" in morceau:
                    message = "Le classeur est protégé par un mot de passe. Enregistrez-le sans protection."
                    raise FichierIllisible(message)
                _controler_scripts_et_liens(morceau)
        else:
            for _ in archive.lire(nom):
                pass  # décompressée pour être comptée et vérifiée


def _controler_scripts_et_liens(morceau: bytes) -> None:
    if (b"<script:" in morceau or b"<office:script" in morceau) and _MACROS.search(morceau):
        raise bornes.macros(CONTENU)
    if (b"-source" in morceau or b"dde-link" in morceau) and _LIENS.search(morceau):
        raise bornes.lien_externe(CONTENU)


def _controler_contenu(archive: Archive) -> None:
    texte = hauteur = vides = 0
    for rang, morceau in enumerate(decouper(sains(archive.lire(CONTENU), strict=True), _LIGNE)):
        _controler_scripts_et_liens(morceau)
        if not rang:
            continue
        ligne, est_derniere = _ligne_de(morceau)
        repetitions = _repetitions(_LIGNES_REPETEES, ligne) if b"rows-repeated" in ligne else 1
        largeur, octets = _mesurer(ligne)
        if largeur > bornes.COLONNES_MAX:
            raise bornes.trop_de_colonnes()
        if largeur:
            hauteur, vides = hauteur + vides + repetitions, 0
        else:
            vides += repetitions
        if _FORMULE in ligne:
            raise bornes.formule(_cellule_de(ligne, hauteur + vides))
        texte += octets * repetitions
        if hauteur > LIGNES_MAX + 1:
            raise bornes.trop_de_lignes()
        if texte > bornes.TEXTE_MAX:
            raise bornes.trop_de_texte()
        if est_derniere:
            vides = 0  # les lignes vides de la fin d'une feuille ne précèdent rien


def _ligne_de(morceau: bytes) -> tuple[bytes, bool]:
    """Sépare la ligne de l'en-tête de la feuille suivante ; dit si elle est la dernière de la sienne."""
    if b"<table:table " not in morceau:
        return morceau, False
    fin = len(morceau)
    for trouvee in _BALISE.finditer(morceau):
        if trouvee[0] == _FIN_DE_LIGNE:
            fin = min(fin, trouvee.end())
        elif trouvee[0].startswith(b"<table:table "):
            return morceau[:fin], True
    return morceau, False


def _mesurer(ligne: bytes) -> tuple[int, int]:
    """Donne le rang de la dernière cellule remplie et les octets de la ligne, répétitions comprises."""
    nombre = ligne.count(b"table-cell")
    if not _VALEUR.search(ligne):
        return 0, 0
    if b"columns-repeated" not in ligne and nombre <= bornes.COLONNES_MAX:
        return nombre, len(ligne)
    rang = largeur = octets = 0
    for cellule in _cellules(ligne):
        repetitions = _repetitions(_COLONNES_REPETEES, cellule)
        rang += repetitions
        if _VALEUR.search(cellule):
            largeur, octets = rang, octets + len(cellule) * repetitions
    return largeur, octets


def _cellules(ligne: bytes) -> list[bytes]:
    debuts = [trouvee.start() for trouvee in _CELLULE.finditer(ligne)]
    return [ligne[debut:fin] for debut, fin in pairwise([*debuts, len(ligne)])]


def _repetitions(attribut: re.Pattern[bytes], octets: bytes) -> int:
    return max((int(nombre) for nombre in attribut.findall(octets)), default=1)


def _cellule_de(ligne: bytes, numero: int) -> str:
    rang = 1
    for cellule in _cellules(ligne):
        if _FORMULE in cellule:
            break
        rang += _repetitions(_COLONNES_REPETEES, cellule)
    return f"{nom_de_colonne(rang)}{numero}"


def nom_de_colonne(rang: int) -> str:
    """Donne « A » pour 1, « AB » pour 28."""
    nom = ""
    while rang > 0:
        rang, reste = divmod(rang - 1, 26)
        nom = chr(65 + reste) + nom
    return nom
