"""Tables de référence en tableur : lire sans se laisser prendre, écrire des cellules qui restent du texte.

Un fichier reçu est hostile jusqu'à preuve du contraire : taille réelle comptée en décompressant, ni macro, ni
entité, ni formule, lignes et colonnes bornées. Une cellule écrite n'est jamais une formule.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from import_export.formats.base_formats import Format
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.exceptions import InvalidFileException
from tablib import Dataset

TAILLE_MAX = 20 * 1024 * 1024  # octets
DECOMPRESSE_MAX = 64 * 1024 * 1024  # octets, toutes entrées comprises
ENTREES_MAX = 500
LIGNES_MAX = 5_000
COLONNES_MAX = 40
CELLULE_MAX = 2_000  # caractères
_MORCEAU = 256 * 1024  # octets
_INTERDITS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FORMULES = ("=", "+", "-", "@", "\t", "\r")
_DIMENSIONS = f"{LIGNES_MAX} lignes et {COLONNES_MAX} colonnes au plus"


class TableRefusee(ValueError):
    """Fichier qu'on ne lit pas ; le message dit pourquoi et quoi faire."""


def lire_table(contenu: bytes) -> Dataset:
    """Lit la première feuille d'un classeur XLSX, ou un CSV ; la première ligne donne les titres.

    Erreurs : `TableRefusee`.
    """
    if len(contenu) > TAILLE_MAX:
        raise TableRefusee(f"Le fichier dépasse {TAILLE_MAX // 1024**2} Mo.")
    lignes = _du_classeur(contenu) if contenu.startswith(b"PK") else _du_csv(contenu)
    table = Dataset()
    for numero, cellules in enumerate(lignes, start=1):
        if numero > LIGNES_MAX + 1:
            raise TableRefusee(f"La table est trop longue : {_DIMENSIONS}.")
        if numero == 1:
            table.headers = _titres(cellules)
        else:
            manque = len(table.headers) - len(cellules)
            table.append([*cellules[: len(table.headers)], *[""] * manque])
    if not table.headers:
        raise TableRefusee("Le fichier est vide.")
    while table.height and est_vide(table[-1]):
        del table[-1]
    return table


def est_vide(cellules: Iterable) -> bool:
    """Dit si aucune cellule n'est remplie ; une telle ligne garde son numéro, mais ne se lit pas."""
    return all(cellule is None or cellule == "" for cellule in cellules)


def _titres(cellules: list) -> list[str]:
    titres = ["" if cellule is None else str(cellule).strip() for cellule in cellules]
    while titres and not titres[-1]:
        titres.pop()
    if len(titres) > COLONNES_MAX:
        raise TableRefusee(f"La table est trop large : {_DIMENSIONS}.")
    return titres


def _du_csv(contenu: bytes) -> Iterator[list[str]]:
    try:
        texte = contenu.decode("utf-8-sig")
    except UnicodeDecodeError:
        texte = contenu.decode("cp1252", errors="replace")
    if "\x00" in texte:
        raise TableRefusee("Ce n’est ni un classeur XLSX, ni un fichier CSV.")
    premiere = texte.partition("\n")[0]
    separateur = max(";,\t", key=premiere.count)
    lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=separateur, strict=True)
    try:
        for cellules in lecteur:
            yield [_cellule_lue(cellule) for cellule in cellules]
    except csv.Error:
        raise TableRefusee(
            f"Ligne {lecteur.line_num} : un guillemet n’est pas refermé, ou une cellule est démesurée."
        ) from None


def _cellule_lue(texte: str) -> str:
    """Retire l'apostrophe que l'écriture met devant ce qui ressemble à une formule."""
    if len(texte) > CELLULE_MAX:
        raise TableRefusee(f"Une cellule dépasse {CELLULE_MAX} caractères.")
    return texte[1:] if texte.startswith("'") and texte[1:].startswith(_FORMULES) else texte


def _du_classeur(contenu: bytes) -> Iterator[list]:
    _controler_archive(contenu)
    try:
        classeur = load_workbook(io.BytesIO(contenu), read_only=True, data_only=False, keep_links=False)
        feuille = classeur.worksheets[0]
        feuille.reset_dimensions()
        for cellules in feuille.iter_rows(max_row=LIGNES_MAX + 2, max_col=COLONNES_MAX + 1):
            if any(cellule.data_type == "f" for cellule in cellules):
                raise TableRefusee("Le classeur contient une formule. Collez les valeurs seules.")
            yield [_valeur_lue(cellule.value) for cellule in cellules]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, SyntaxError, TypeError):
        raise TableRefusee("Le classeur est abîmé. Enregistrez-le à nouveau au format XLSX.") from None


def _valeur_lue(valeur):
    """Un code saisi comme nombre redevient un texte : 250 n'est ni un nombre, ni « 250.0 »."""
    if isinstance(valeur, int | float) and not isinstance(valeur, bool):
        return str(int(valeur) if float(valeur).is_integer() else valeur)
    return _cellule_lue(valeur) if isinstance(valeur, str) else valeur


def _controler_archive(contenu: bytes) -> None:
    """Compte ce que l'archive contient vraiment, sans jamais la tenir entière en mémoire."""
    try:
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            entrees = archive.infolist()
            if len(entrees) > ENTREES_MAX:
                raise TableRefusee("Le fichier contient trop d’éléments : ce n’est pas un classeur.")
            if any(entree.filename.lower().endswith("vbaproject.bin") for entree in entrees):
                raise TableRefusee("Le classeur contient des macros. Enregistrez-le au format XLSX.")
            reste = DECOMPRESSE_MAX
            for entree in entrees:
                with archive.open(entree) as ouverte:
                    reste = _compter(ouverte, reste)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        raise TableRefusee("Le classeur est abîmé ou protégé par un mot de passe.") from None


def _compter(ouverte, reste: int) -> int:
    fin = b""
    while morceau := ouverte.read(_MORCEAU):
        reste -= len(morceau)
        if reste < 0:
            raise TableRefusee("Une fois décompressé, le classeur est démesuré.")
        if _INTERDITS.search(fin + morceau):
            raise TableRefusee("Le classeur contient une déclaration interdite. Enregistrez-le à nouveau.")
        fin = morceau[-16:]
    return reste


class Tableau(Format):
    """Fichier reçu : classeur XLSX ou CSV, reconnu à son contenu."""

    def __init__(self, encoding=None):
        """L'encodage se lit dans le fichier."""
        self.encoding = None

    def get_title(self):
        return "classeur XLSX ou fichier CSV"

    def create_dataset(self, in_stream, **kwargs):
        return lire_table(in_stream)

    def can_import(self):
        return True


class Classeur(Format):
    """Classeur XLSX produit, toutes cellules en texte."""

    def get_title(self):
        return "classeur (XLSX)"

    def get_extension(self):
        return "xlsx"

    def get_content_type(self):
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def can_export(self):
        return True

    def export_data(self, dataset, **kwargs):
        classeur = Workbook(write_only=True)
        feuille = classeur.create_sheet("Table")
        feuille.freeze_panes = "A2"
        for ligne in (dataset.headers, *dataset):
            feuille.append([_cellule_texte(feuille, valeur) for valeur in ligne])
        sortie = io.BytesIO()
        classeur.save(sortie)
        return sortie.getvalue()


def _cellule_texte(feuille, valeur) -> WriteOnlyCell:
    texte = ILLEGAL_CHARACTERS_RE.sub("", "" if valeur is None else str(valeur))
    cellule = WriteOnlyCell(feuille, texte)
    cellule.data_type = "s"
    if texte.startswith(_FORMULES):
        cellule.quotePrefix = True
    return cellule


class TexteCsv(Format):
    """CSV produit : point-virgule et UTF-8 marqué, que les tableurs français ouvrent sans question."""

    def get_title(self):
        return "texte (CSV)"

    def get_extension(self):
        return "csv"

    def get_content_type(self):
        return "text/csv; charset=utf-8"

    def can_export(self):
        return True

    def export_data(self, dataset, **kwargs):
        sortie = io.StringIO()
        ecrivain = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
        for ligne in (dataset.headers, *dataset):
            ecrivain.writerow([_desarmer("" if valeur is None else str(valeur)) for valeur in ligne])
        return sortie.getvalue().encode("utf-8-sig")


def _desarmer(texte: str) -> str:
    return f"'{texte}" if texte.startswith(_FORMULES) else texte
