"""Liste d'abréviations en texte : deux colonnes, que sépare une tabulation, un point-virgule, une virgule."""

import codecs
import csv
import io

from audiences.formats.anomalie import FichierIllisible

SEPARATEURS = "\t;,"
_BINAIRES = bytes([*range(9), 11, *range(14, 32)])
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TITRES = {"abréviation", "abreviation", "name", "nom", "remplacer", "replace"}


def est_du_texte(contenu: bytes) -> bool:
    """Dit si ces octets sont ceux d'un texte ; un UTF-16 doit le dire par sa marque."""
    return contenu.startswith(_UTF16) or len(contenu.translate(None, _BINAIRES)) == len(contenu)


def decoder(contenu: bytes) -> str:
    """Donne le texte, en UTF-8, en UTF-16 marqué, ou dans l'encodage de Windows."""
    codages = ["utf-16"] if contenu.startswith(_UTF16) else ["utf-8-sig", "cp1252"]
    for codage in codages:
        try:
            return contenu.decode(codage)
        except UnicodeDecodeError:
            continue
    raise FichierIllisible("Le texte ne se lit pas. Enregistrez-le au format « texte UTF-8 ».")


def lire(texte: str) -> list[tuple[str, str]]:
    """Donne les couples (abréviation, texte) ; les lignes vides et une ligne de titres sont passées.

    Erreur : `FichierIllisible` si le texte n'a pas deux colonnes, ou si un guillemet n'est pas refermé.
    """
    texte = texte.replace("\x00", "")
    signe = _separateur(texte)
    lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=signe, strict=True)
    couples = []
    try:
        for cellules in lecteur:
            if len(cellules) < 2 or not cellules[0].strip():
                continue
            # Sans guillemets, une virgule du texte coupe la ligne : ce qui suit lui appartient.
            suite = cellules[1] if signe == "\t" else signe.join(cellules[1:])
            if couples or cellules[0].strip().casefold() not in _TITRES:
                couples.append((cellules[0].strip(), suite))
    except csv.Error:
        message = "Un guillemet n’est pas refermé ou une cellule est démesurée. Corrigez la liste."
        raise FichierIllisible(message, f"ligne {lecteur.line_num}") from None
    return couples


def ecrire(couples: list[tuple[str, str]]) -> str:
    """Écrit des couples de façon que `lire` les rende à l'identique."""
    sortie = io.StringIO(newline="")
    csv.writer(sortie, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(couples)
    return sortie.getvalue()


def _separateur(texte: str) -> str:
    """Donne le séparateur que portent le plus de lignes ; à égalité, le plus sûr."""
    if texte.startswith('"') and '"\t"' in texte:
        return "\t"
    lignes = [ligne for ligne in texte.splitlines()[:200] if ligne.strip()]
    comptes = {signe: sum(signe in ligne for ligne in lignes) for signe in SEPARATEURS}
    meilleur = max(SEPARATEURS, key=lambda signe: comptes[signe])
    if not comptes[meilleur]:
        raise FichierIllisible(
            "La liste n’a pas deux colonnes : séparez l’abréviation du texte par une tabulation ou un "
            "point-virgule."
        )
    return meilleur
