"""Cellules typées d'un classeur : un texte reste un texte, quoi qu'il contienne."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

JOUR = "dd/mm/yyyy"
MOIS = "mmm yyyy"
INSTANT = "dd/mm/yyyy hh:mm"
DUREE = "[h]:mm"
NOMBRE = "#,##0"
PART = "0.0%"

_FORMULES = ("=", "+", "-", "@", "\t", "\r")
_ENTETE = Font(bold=True, color="FFFFFF")
_FOND = PatternFill("solid", fgColor="000091")
_RENVOI_LIGNE = Alignment(wrap_text=True, vertical="top")


def cellule(feuille, valeur, format_nombre: str = "", *, est_large: bool = False) -> WriteOnlyCell:
    """Écrit une valeur dans son type ; un texte n'est jamais lu comme une formule par un tableur."""
    if isinstance(valeur, datetime):
        valeur = timezone.localtime(valeur).replace(tzinfo=None)
    if not isinstance(valeur, str):
        ecrite = WriteOnlyCell(feuille, valeur)
        if format_nombre and valeur is not None:
            ecrite.number_format = format_nombre
        return ecrite
    ecrite = WriteOnlyCell(feuille, ILLEGAL_CHARACTERS_RE.sub("", valeur))
    ecrite.data_type = "s"
    if valeur.startswith(_FORMULES):
        ecrite.quotePrefix = True
    if est_large:
        ecrite.alignment = _RENVOI_LIGNE
    return ecrite


def entete(feuille, titres: Iterable, format_nombre: str = "") -> list[WriteOnlyCell]:
    """Donne la ligne de titres, en blanc sur bleu."""
    cellules = [cellule(feuille, titre, format_nombre) for titre in titres]
    for titre in cellules:
        titre.font, titre.fill = _ENTETE, _FOND
    return cellules


def disposer(feuille, largeurs: Sequence[int], *, figer: str) -> None:
    """Fixe largeurs (en caractères) et volets, avant la première ligne ; imprime en paysage."""
    for rang, largeur in enumerate(largeurs, start=1):
        feuille.column_dimensions[get_column_letter(rang)].width = largeur
    feuille.freeze_panes = figer
    feuille.page_setup.orientation = "landscape"
    feuille.page_setup.fitToHeight = 0
    feuille.sheet_properties.pageSetUpPr.fitToPage = True


def filtrer(feuille, premiere: int, derniere: int, colonnes: int) -> None:
    """Pose le filtre sur la table qui va de la ligne de titres à la dernière ligne."""
    feuille.auto_filter.ref = f"A{premiere}:{get_column_letter(colonnes)}{derniere}"
