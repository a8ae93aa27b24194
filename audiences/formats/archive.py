"""Garde-fou des archives ZIP, dont un classeur est fait : rien n'est cru de ce que l'archive dit d'elle-même.

Les tailles annoncées peuvent mentir : chaque fichier est décompressé par morceaux et ses octets comptés, sans
jamais tenir l'archive entière en mémoire.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator

from audiences.formats.anomalie import FichierIllisible, citer

# Un classeur de 10 000 lignes pleines tient dans ces bornes ; une bombe, non.
DECOMPRESSE_MAX = 64 * 1024 * 1024  # octets, toutes entrées comprises
ENTREES_MAX = 500
REPERTOIRE_MAX = 128 * 1024  # octets du répertoire central
TAUX_MAX = 200  # un texte se comprime de dix à cinquante fois
TAUX_CONTROLE_DES = 1024 * 1024  # octets : en deçà, un taux élevé est sans danger
MORCEAU = 256 * 1024  # octets décompressés à la fois

_FIN = b"PK\x05\x06"
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_CONSEIL = "Enregistrez à nouveau le rôle depuis votre tableur."


class Archive:
    """Une archive dont le répertoire est sain ; `octets_lus` compte ce qui a été décompressé."""

    def __init__(self, contenu: bytes):
        """Lève `FichierIllisible` si le répertoire est abîmé, démesuré, trompeur ou chiffré."""
        self._contenu = contenu
        self.octets_lus = 0
        self._entrees = {entree.filename: entree for entree in _repertoire(contenu)}

    @property
    def noms(self) -> list[str]:
        return list(self._entrees)

    def recommencer(self) -> None:
        """Remet le compte à zéro avant une seconde lecture, une fois la première jugée sans danger."""
        self.octets_lus = 0

    def taille(self, nom: str) -> int:
        """Taille annoncée, en octets : vraie seulement une fois l'entrée lue jusqu'au bout."""
        return self._entrees[nom].file_size

    def lire(self, nom: str) -> Iterator[bytes]:
        """Décompresse une entrée par morceaux.

        Erreurs : `FichierIllisible` si l'entrée dépasse les bornes, ment sur sa taille, est abîmée ou est
        elle-même une archive.
        """
        entree = self._entrees[nom]
        taille = empreinte = 0
        for morceau in _decompresser(self._octets(entree), entree):
            if not taille and morceau.startswith(_ARCHIVES):
                message = f"Le classeur contient un autre fichier incorporé ({citer(nom)}). Retirez-le."
                raise FichierIllisible(message)
            taille += len(morceau)
            self.octets_lus += len(morceau)
            permise = max(TAUX_CONTROLE_DES, TAUX_MAX * entree.compress_size)
            if self.octets_lus > DECOMPRESSE_MAX or taille > permise:
                message = "Une fois décompressé, le classeur est démesuré"
                raise FichierIllisible(f"{message}. Copiez les seules lignes utiles dans un classeur neuf.")
            if taille > entree.file_size:
                raise _abimee(nom)
            empreinte = zlib.crc32(morceau, empreinte)
            yield morceau
        if taille != entree.file_size or empreinte != entree.CRC:
            raise _abimee(nom)

    def _octets(self, entree: zipfile.ZipInfo) -> memoryview:
        debut = entree.header_offset
        entete = self._contenu[debut : debut + 30]
        if len(entete) < 30 or not entete.startswith(b"PK\x03\x04"):
            raise _abimee(entree.filename)
        longueurs = struct.unpack("<HH", entete[26:30])
        debut += 30 + sum(longueurs)
        octets = memoryview(self._contenu)[debut : debut + entree.compress_size]
        if len(octets) < entree.compress_size:
            raise _abimee(entree.filename)
        return octets


def _decompresser(octets: memoryview, entree: zipfile.ZipInfo) -> Iterator[bytes]:
    if entree.compress_type == zipfile.ZIP_STORED:
        for debut in range(0, len(octets), MORCEAU):
            yield bytes(octets[debut : debut + MORCEAU])
        return
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    reste: bytes | memoryview = octets
    try:
        while not machine.eof:
            morceau = machine.decompress(reste, MORCEAU)
            reste = machine.unconsumed_tail
            if morceau:
                yield morceau
            elif not machine.eof:
                raise _abimee(entree.filename)  # coupée avant sa fin
    except zlib.error:
        raise _abimee(entree.filename) from None
    if machine.unused_data:
        raise _abimee(entree.filename)


def _repertoire(contenu: bytes) -> list[zipfile.ZipInfo]:
    _controler_fin(contenu)
    try:
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            entrees = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OverflowError, EOFError):
        raise _abimee() from None
    vus: set[str] = set()
    for entree in entrees:
        nom = entree.filename
        _controler_nom(nom)
        if (cle := posixpath.normpath(nom).casefold()) in vus:
            raise FichierIllisible(f"Deux fichiers du classeur portent le nom {citer(nom)}. {_CONSEIL}")
        vus.add(cle)
        if entree.flag_bits & 0x1:
            raise FichierIllisible(
                "Le classeur est protégé par un mot de passe. Enregistrez-le sans protection."
            )
        if entree.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _abimee(nom)
    _controler_chevauchements(entrees)
    return entrees


def _controler_fin(contenu: bytes) -> None:
    """Contrôle la fin du répertoire avant de le lire : un répertoire géant coûterait déjà mémoire et temps.

    Un commentaire après le répertoire, un ZIP64 ou des octets avant la première entrée n'existent dans aucun
    classeur ; ils permettraient à deux lecteurs d'y voir deux archives différentes.
    """
    fin = contenu[-22:]
    if len(fin) < 22 or not fin.startswith(_FIN) or contenu[-42:-38] == b"PK\x06\x07":
        raise _abimee()
    disque, disque_debut, ici, total, taille, debut, commentaire = struct.unpack("<HHHHIIH", fin[4:])
    if disque or disque_debut or ici != total or commentaire or debut + taille != len(contenu) - 22:
        raise _abimee()
    if total > ENTREES_MAX or taille > REPERTOIRE_MAX:
        raise FichierIllisible(
            f"Le fichier contient plus de {ENTREES_MAX} fichiers : ce n’est pas un classeur."
        )
    if contenu.count(b"PK\x01\x02", debut, debut + taille) < total:
        raise _abimee()


def _controler_nom(nom: str) -> None:
    douteux = nom.startswith(("/", "\\")) or "\\" in nom or ":" in nom or "\x00" in nom
    if douteux or ".." in nom.split("/"):
        raise FichierIllisible(f"Le classeur contient un chemin interdit, {citer(nom)}. {_CONSEIL}")


def _controler_chevauchements(entrees: list[zipfile.ZipInfo]) -> None:
    """Deux entrées qui partagent leurs octets sont une bombe : un petit fichier s'y lit mille fois."""
    fin = 0
    for entree in sorted(entrees, key=lambda entree: entree.header_offset):
        if entree.header_offset < fin:
            raise _abimee(entree.filename)
        fin = entree.header_offset + 30 + entree.compress_size


def _abimee(nom: str = "") -> FichierIllisible:
    ou = f" ({citer(nom)})" if nom else ""
    return FichierIllisible(f"Le classeur est abîmé ou ment sur son contenu{ou}. {_CONSEIL}")
