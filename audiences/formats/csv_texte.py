"""D'un texte CSV aux lignes de la table plate."""

import csv
import io
import re

from audiences.formats.anomalie import FichierIllisible
from audiences.formats.table import LIGNES_MAX
from audiences.formats.table_colonnes import Ligne, nombre_de_titres

SEPARATEURS = ";,"


def separateur(texte: str) -> str | None:
    """Donne le séparateur qui fait reconnaître le plus de titres ; `None` si ce n'est pas une table."""
    premiere = re.split("[\r\n]", texte.lstrip(), maxsplit=1)[0]
    titres = {signe: nombre_de_titres(premiere.replace('"', "").split(signe)) for signe in SEPARATEURS}
    meilleur = max(titres, key=titres.get)
    # Un ou deux titres connus (« Nom », « Adresse ») peuvent être un hasard.
    return meilleur if titres[meilleur] >= 3 else None


def lignes(texte: str, signe: str) -> list[Ligne]:
    """Découpe le texte ; le numéro d'une ligne est celui du tableur, titres compris.

    Erreurs : `FichierIllisible` si un guillemet n'est pas refermé ou si les lignes sont trop nombreuses.
    """
    decoupees: list[Ligne] = []
    lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=signe, strict=True)
    try:
        for numero, cellules in enumerate(lecteur, start=1):
            if numero > LIGNES_MAX + 1:
                message = f"La table compte plus de {LIGNES_MAX} lignes. Partagez-la en plusieurs fichiers."
                raise FichierIllisible(message, f"ligne {numero}")
            if decoupees or any(cellules):
                decoupees.append(Ligne(numero, cellules))
    except csv.Error:
        message = (
            "Un guillemet n’est pas refermé ou une cellule est démesurée. Enregistrez à nouveau la table."
        )
        raise FichierIllisible(message, f"ligne {lecteur.line_num}") from None
    return decoupees
