"""Contrôle d'un classeur XLSX avant lecture : macros, liens, formules, étendue des feuilles."""

import re
from array import array
from collections.abc import Iterator

from audiences.formats import classeur_bornes as bornes
from audiences.formats.archive import Archive
from audiences.formats.table import LIGNES_MAX
from audiences.formats.xml_sain import Balise, decouper, recouvrir, sains

_MACROS = re.compile(r"vbaproject|/(macro|dialog)sheets/|\.bas$|activex", re.IGNORECASE)
_LIENS = re.compile(r"^xl/(externallinks/|connections\.xml|querytables/|model/)", re.IGNORECASE)
_INCORPORES = re.compile(r"^xl/embeddings/|\.(bin|xlsb)$", re.IGNORECASE)
_IMPRIMANTE = re.compile(r"^xl/printersettings/[^/]+\.bin$", re.IGNORECASE)

_LIGNE, _CELLULE, _FORMULE, _CHAINE = Balise("row"), Balise("c"), Balise("f"), Balise("si")
_ETENDUE = re.compile(rb"""<(?:[^\s<>/:]{1,100}:)?dimension\s[^>]*?\bref\s*=\s*["'](?:[^"':]*:)?([^"':]*)""")
# Toute référence de cellule ou de ligne hors de CB59999, ou écrite autrement que par un tableur.
# La valeur doit être entière ou trop longue : coupée par la fin d'un bloc, elle sera revue avec le suivant.
_HORS_BORNES = re.compile(
    rb"""\sr\s*=\s*["'](?!(?:[AB]?[A-Z]|C[AB])?[0-5]?[0-9]{1,4}["'])([^"'<>]{41}|[^"'<>]{0,40}(?=["'<>]))"""
)
# La même, quand rien dans les octets ne permet d'écrire un attribut autrement : trois fois plus rapide.
_HORS_BORNES_SIMPLE = re.compile(
    rb' r="(?!(?:[AB]?[A-Z]|C[AB])?[0-5]?[0-9]{1,4}")([^"<>]{41}|[^"<>]{0,40}(?=["<>]))'
)
_ECRITURES_RARES = (b"'", b"\t", b"\n", b"\r", b" =", b"= ")
_DANS_BORNES = re.compile(rb"(?:[AB]?[A-Z]|C[AB])?[0-5]?[0-9]{1,4}")
_RANG = re.compile(rb"""[^>]*?\sr\s*=\s*["']([0-9]{1,7})""")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3}[0-9]{1,7})["']""")
_INDICE = re.compile(rb"<(?:[^\s<>/:]{1,100}:)?v(?:\s[^>]*)?>\s*\+?0*([0-9]{1,9})")
_INDICE_SIMPLE = re.compile(rb"<v>0*([0-9]{1,9})")
_INDICES_RARES = (
    b"<v ",
    b"<v\t",
    b"<v\n",
    b"<v\r",
    b":v",
    b"&",
    b"<v>+",
    b"<v> ",
    b"<v>\n",
    b"<v>\r",
    b"<v>\t",
)
_INDICE_CACHE = re.compile(rb"<(?:[^\s<>/:]{1,100}:)?v(?:\s[^>]*)?>[^<]*&")
_NOM_LONG = re.compile(rb"<[^\s<>]{100}")  # un préfixe démesuré cacherait ses cellules au compte
_FEUILLE_CACHEE = re.compile(rb"[<:]sheetData[\s/>]")
_CIBLE_EXTERNE = re.compile(rb"""<[^<>]*TargetMode\s*=\s*["']External["'][^<>]*>""")


def controler(archive: Archive) -> None:
    """Lit toute l'archive et lève `FichierIllisible` à la première chose qu'une table n'a pas à contenir."""
    for nom in archive.noms:
        if _MACROS.search(nom):
            raise bornes.macros(nom)
        if _LIENS.search(nom):
            raise bornes.lien_externe(nom)
        if _INCORPORES.search(nom) and not _IMPRIMANTE.search(nom):
            raise bornes.macros(nom)
    # Les textes partagés d'abord : une feuille en multiplie la taille en les citant.
    chaines = array("I")
    textes = [nom for nom in archive.noms if nom.casefold() == "xl/sharedstrings.xml"]
    for nom in textes:
        chaines.extend(_longueurs(archive, nom))
    for nom in archive.noms:
        if nom in textes:
            continue
        if nom.casefold().startswith("xl/worksheets/") and nom.casefold().endswith(".xml"):
            _controler_feuille(archive, nom, chaines)
        else:
            _controler_partie(archive, nom)


def _longueurs(archive: Archive, nom: str) -> Iterator[int]:
    for rang, morceau in enumerate(decouper(sains(archive.lire(nom)), _CHAINE)):
        if rang > bornes.CHAINES_MAX:
            raise bornes.trop_de_texte()
        if rang:
            yield len(morceau)


def _controler_feuille(archive: Archive, nom: str, chaines: array) -> None:
    # Une cellule de texte prend au moins 21 octets : si toutes citaient le plus long, tiendrait-on encore ?
    plus_long = max(chaines, default=0)
    a_compter = archive.taille(nom) // 21 * plus_long > bornes.TEXTE_MAX
    texte = hauteur = 0
    for rang, morceau in enumerate(decouper(_sans_formule(archive, nom), _LIGNE)):
        if rang:
            numero = _RANG.match(morceau)
            hauteur = int(numero[1]) if numero else hauteur + 1
            if max(rang, hauteur) > LIGNES_MAX + 1:
                raise bornes.trop_de_lignes()
        # Compte large d'abord, bien plus rapide : « <col> » et « :c » d'un texte y entrent.
        large = morceau.count(b"<c") + morceau.count(b":c") > bornes.COLONNES_MAX
        if large and (_nombre_de_cellules(morceau) > bornes.COLONNES_MAX or _NOM_LONG.search(morceau)):
            raise bornes.trop_de_colonnes()
        if a_compter:
            texte += _texte_cite(morceau, chaines)
            if texte > bornes.TEXTE_MAX:
                raise bornes.trop_de_texte()


def _sans_formule(archive: Archive, nom: str) -> Iterator[bytes]:
    """Laisse passer les blocs d'une feuille sans formule ni cellule hors des bornes."""
    for vus, octets in recouvrir(sains(archive.lire(nom), strict=True)):
        etendue = _ETENDUE.search(vus) if b"dimension" in vus else None
        if etendue and not _DANS_BORNES.fullmatch(etendue[1]):
            raise bornes.trop_etendue(etendue[1].decode("ascii", "replace"))
        if (b"<f" in vus or b":f" in vus) and (trouvee := _FORMULE.motif(vus).search(vus)):
            raise bornes.formule(_cellule_de(vus, trouvee.start()))
        est_simple = not any(ecriture in vus for ecriture in _ECRITURES_RARES)
        if hors := (_HORS_BORNES_SIMPLE if est_simple else _HORS_BORNES).search(vus):
            raise bornes.trop_etendue(hors[1].decode("ascii", "replace"))
        yield octets


def _texte_cite(morceau: bytes, chaines: array) -> int:
    motif = _INDICE_SIMPLE
    if any(ecriture in morceau for ecriture in _INDICES_RARES):
        motif = _INDICE
        if _INDICE_CACHE.search(morceau):
            raise bornes.trop_de_texte()  # une valeur écrite en entités échapperait au compte
    nombre = len(chaines)
    return sum(chaines[indice] for texte in motif.findall(morceau) if (indice := int(texte)) < nombre)


def _nombre_de_cellules(morceau: bytes) -> int:
    return len(_CELLULE.motif(morceau).findall(morceau))


def _cellule_de(morceau: bytes, place: int) -> str:
    references = _REFERENCE.findall(morceau, 0, place)
    return references[-1].decode() if references else "sans référence"


def _controler_partie(archive: Archive, nom: str) -> None:
    """Contrôle ce qui n'est ni une feuille ni un texte : styles, relations, images…"""
    suffixe = nom.casefold().rpartition(".")[2]
    if suffixe not in ("xml", "rels", "vml"):
        for _ in archive.lire(nom):
            pass  # décompressée pour être comptée et vérifiée
        return
    for morceau, _ in recouvrir(sains(archive.lire(nom))):
        if b"macroEnabled" in morceau or b"vbaProject" in morceau:
            raise bornes.macros(nom)
        if _FEUILLE_CACHEE.search(morceau):
            raise bornes.feuille_deplacee(nom)
        for lien in _CIBLE_EXTERNE.findall(morceau):
            # Un tableur fait un lien de toute adresse tapée : inoffensif, il n'est pas suivi.
            if b"/hyperlink" not in lien:
                raise bornes.lien_externe(nom)
