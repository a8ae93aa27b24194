"""Porte d'entrée des listes d'abréviations : Word, LibreOffice, ou un texte à deux colonnes."""

from dataclasses import dataclass

from audiences.formats import abrege_acl, abrege_archive, abrege_texte
from audiences.formats.anomalie import FichierIllisible

TAILLE_MAX = 5 * 1024 * 1024  # octets
ENTREES_MAX = 5000


@dataclass(frozen=True, slots=True)
class EntreeLue:
    """Une abréviation et son texte, tels que le fichier les porte ; `rang` est leur place dans la liste."""

    rang: int
    abreviation: str
    texte: str


def lire_liste(contenu: bytes) -> list[EntreeLue]:
    """Lit une liste de corrections automatiques, reconnue à son contenu.

    Formats : `.acl` et tableau `.docx` de Word, `acor_*.dat` de LibreOffice, texte à deux colonnes.
    Erreurs : `FichierIllisible`, et elle seule, quand rien ne peut être lu.
    """
    if len(contenu) > TAILLE_MAX:
        raise FichierIllisible("Le fichier dépasse 5 Mo. Partagez la liste en plusieurs fichiers.")
    if not contenu.strip(b"\x00 \t\r\n"):
        raise FichierIllisible("Le fichier est vide. Vérifiez que vous avez choisi le bon fichier.")
    if contenu.startswith(b"PK"):
        return _entrees(abrege_archive.lire(contenu))
    if abrege_texte.est_du_texte(contenu):
        return lire_texte(abrege_texte.decoder(contenu))
    return _entrees(abrege_acl.lire(contenu))


def lire_texte(texte: str) -> list[EntreeLue]:
    """Lit une liste collée : une abréviation et son texte par ligne."""
    return _entrees(abrege_texte.lire(texte))


def _entrees(couples: list[tuple[str, str]]) -> list[EntreeLue]:
    if len(couples) > ENTREES_MAX:
        raise FichierIllisible(f"La liste compte plus de {ENTREES_MAX} entrées. Partagez-la en plusieurs.")
    if not couples:
        raise FichierIllisible("Aucune abréviation n’a été trouvée. Vérifiez le fichier choisi.")
    return [EntreeLue(rang, *couple) for rang, couple in enumerate(couples, start=1)]
