"""Le gabarit corrigeable en classeur XLSX : du texte, jamais une formule."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from audiences.formats.anomalie import assainir
from audiences.formats.gabarit import titres

_LARGEURS = {"Motif du rejet": 60, "Libellé infraction": 40, "Adresse": 28}


def gabarit_a_corriger(lignes: Iterable[Sequence[str]]) -> bytes:
    """Écrit les lignes fautives sous les titres de la table, le motif en dernière colonne."""
    classeur = Workbook(write_only=True)
    feuille = classeur.create_sheet("À corriger")
    feuille.freeze_panes = "A2"
    for rang, titre in enumerate(titres(), start=1):
        feuille.column_dimensions[get_column_letter(rang)].width = _LARGEURS.get(titre, 16)
    feuille.append([_texte(feuille, titre, est_titre=True) for titre in titres()])
    for ligne in lignes:
        feuille.append([_texte(feuille, valeur) for valeur in ligne])
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def _texte(feuille, valeur: str, *, est_titre: bool = False) -> WriteOnlyCell:
    """Force le type texte : « =1+1 », « 007 » ou une date restent ce que le fichier portait."""
    cellule = WriteOnlyCell(feuille, assainir(valeur))
    cellule.data_type = "s"
    cellule.number_format = "@"
    cellule.font = Font(bold=est_titre)
    cellule.alignment = Alignment(vertical="top", wrap_text=len(valeur) > 30)
    return cellule
