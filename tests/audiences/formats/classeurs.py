"""Classeurs d'essai, sains ou hostiles, écrits octet par octet : aucun tableur n'en ferait de tels."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, time
from xml.sax.saxutils import escape

import openpyxl

Cellules = Iterable[Sequence[object]]

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FEUILLE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PARTIES_XLSX = {
    "[Content_Types].xml": _TYPES,
    "_rels/.rels": (
        f'{_RELATIONS}<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_FEUILLE}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Role" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{_RELATIONS}<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    ),
}
FEUILLE = "xl/worksheets/sheet1.xml"
TEXTES = "xl/sharedStrings.xml"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def archive(parties: dict[str, str | bytes]) -> bytes:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as zip_:
        for nom, contenu in parties.items():
            zip_.writestr(nom, contenu)
    return tampon.getvalue()


def xlsx(rangees: Cellules) -> bytes:
    """Un classeur écrit par openpyxl, comme ceux que le greffe enregistre."""
    classeur = openpyxl.Workbook()
    for rangee in rangees:
        classeur.active.append(list(rangee))
    tampon = io.BytesIO()
    classeur.save(tampon)
    return tampon.getvalue()


def xlsx_brut(lignes: str = "", *, entete: str = "", **autres: str | bytes) -> bytes:
    """Un classeur dont on écrit soi-même le XML des lignes ; `autres` remplace ou ajoute des parties."""
    feuille = f'<worksheet xmlns="{_FEUILLE}">{entete}<sheetData>{lignes}</sheetData></worksheet>'
    return archive({**_PARTIES_XLSX, FEUILLE: feuille, **autres})


def ods(rangees: Cellules) -> bytes:
    return ods_brut(
        "".join(f"<table:table-row>{''.join(map(_cellule, r))}</table:table-row>" for r in rangees)
    )


def ods_brut(lignes: str, **autres: str | bytes) -> bytes:
    contenu = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:scripts/><office:body>'
        f'<office:spreadsheet><table:table table:name="Role">{lignes}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifeste = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/></manifest:manifest>'
    )
    return archive({"mimetype": _ODS, "META-INF/manifest.xml": manifeste, "content.xml": contenu, **autres})


def _cellule(valeur: object) -> str:
    if valeur is None or valeur == "":
        return "<table:table-cell/>"
    if isinstance(valeur, bool):
        type_ = f'boolean" office:boolean-value="{str(valeur).lower()}'
    elif isinstance(valeur, date):
        type_ = f'date" office:date-value="{valeur.isoformat()}'
    elif isinstance(valeur, time):
        type_ = f'time" office:time-value="PT{valeur:%HH%MM%SS}'
    elif isinstance(valeur, int | float):
        type_ = f'float" office:value="{valeur}'
    else:
        type_ = "string"
    texte = escape(str(valeur))
    return f'<table:table-cell office:value-type="{type_}"><text:p>{texte}</text:p></table:table-cell>'


VALEUR = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'


def mentir_sur_la_taille(contenu: bytes, nom: str, taille: int) -> bytes:
    """Récrit dans le répertoire central la taille décompressée d'une entrée."""
    debut = contenu.rindex(b"PK\x01\x02", 0, contenu.rindex(nom.encode()))
    return contenu[: debut + 24] + taille.to_bytes(4, "little") + contenu[debut + 28 :]
