"""Fichiers hostiles : refusés avec une raison claire, avant que le lecteur de classeurs ne les voie."""

import random
import struct
import tracemalloc

import pytest

from audiences.formats import classeur
from audiences.formats.anomalie import FichierIllisible
from audiences.formats.archive import DECOMPRESSE_MAX, MORCEAU, Archive
from audiences.formats.lecture import lire_role
from audiences.formats.table import LIGNES_MAX

from . import classeurs
from .classeurs import FEUILLE, TEXTES, VALEUR, mentir_sur_la_taille, ods_brut, xlsx_brut

HASARD = random.Random(1)
PREFIXE_LONG = f"<{'p' * 200}:c/>"
CELLULE = '<c r="A1"><v>1</v></c>'
_RELATION_EXTERNE = (
    '<Relationships><Relationship Id="r9" Type="http://x/externalLinkPath" '
    'Target="file:///C:/secret.xlsx" TargetMode="External"/></Relationships>'
)


def _ligne_ods(cellules: str, attributs: str = "") -> str:
    return f"<table:table-row{attributs}>{cellules}</table:table-row>"


def _chiffree(contenu: bytes) -> bytes:
    """Lève le drapeau « chiffré » de la première entrée, dans le répertoire central."""
    place = contenu.index(b"PK\x01\x02") + 8
    return contenu[:place] + b"\x01" + contenu[place + 1 :]


def _en_double() -> bytes:
    return xlsx_brut(**{"xl/media/a.txt": "1", "xl/media/b.txt": "2"}).replace(b"media/b.txt", b"media/A.txt")


def _entrees_superposees() -> bytes:
    """Deux noms pour les mêmes octets : la technique des bombes sans imbrication."""
    contenu = xlsx_brut(**{"xl/media/a.txt": "11", "xl/media/b.txt": "11"})
    premiere = contenu.index(b"PK\x01\x02")
    decalages = {}
    while contenu[premiere : premiere + 4] == b"PK\x01\x02":
        longueur = struct.unpack("<H", contenu[premiere + 28 : premiere + 30])[0]
        decalages[contenu[premiere + 46 : premiere + 46 + longueur]] = premiere + 42
        premiere += 46 + longueur
    a, b = decalages[b"xl/media/a.txt"], decalages[b"xl/media/b.txt"]
    return contenu[:b] + contenu[a : a + 4] + contenu[b + 4 :]


REFUS = {
    # L'archive
    "bombe": lambda: (xlsx_brut(**{"xl/media/a.png": b"\0" * 2**25}), "démesuré"),
    "bombe en couches": lambda: (
        xlsx_brut(**{f"xl/media/{i}": HASARD.randbytes(6_000) + bytes(900_000) for i in range(90)}),
        "démesuré",
    ),
    "taille annoncée trop petite": lambda: (
        mentir_sur_la_taille(xlsx_brut(**{"xl/media/a.txt": "a" * 5_000}), "xl/media/a.txt", 10),
        "ment sur son contenu",
    ),
    "taille annoncée trop grande": lambda: (
        mentir_sur_la_taille(xlsx_brut(**{"xl/media/a.txt": "a"}), "xl/media/a.txt", 10**9),
        "ment sur son contenu",
    ),
    "dix mille entrées": lambda: (xlsx_brut(**{f"xl/{i}.xml": "" for i in range(10_000)}), "500 fichiers"),
    "archive imbriquée": lambda: (xlsx_brut(**{"xl/media/a.png": xlsx_brut()}), "incorporé"),
    "noms en double": lambda: (_en_double(), "Deux fichiers"),
    "entrées superposées": lambda: (_entrees_superposees(), "ment sur son contenu"),
    "chemin remontant": lambda: (xlsx_brut(**{"xl/../../etc/cron": "x"}), "chemin interdit"),
    "chemin absolu": lambda: (xlsx_brut(**{"/etc/passwd": "x"}), "chemin interdit"),
    "chemin de Windows": lambda: (xlsx_brut(**{"C:/a": "x"}), "chemin interdit"),
    "entrée chiffrée": lambda: (_chiffree(xlsx_brut()), "mot de passe"),
    "octets après la fin": lambda: (xlsx_brut() + b"suite", "abîmé"),
    "octets avant le début": lambda: (b"PK" + xlsx_brut(), "abîmé"),
    "coupée": lambda: (xlsx_brut()[:-30], "abîmé"),
    "octet changé": lambda: (
        (sain := xlsx_brut())[:60] + bytes([sain[60] ^ 0xFF]) + sain[61:],
        "abîmé",
    ),
    "ni XLSX ni ODS": lambda: (classeurs.archive({"a.txt": "x"}), "ni un classeur XLSX ni un classeur ODS"),
    "à la fois XLSX et ODS": lambda: (xlsx_brut(**{"content.xml": "<a/>"}), "ni un classeur XLSX"),
    "XLSB": lambda: (xlsx_brut(**{"xl/workbook.bin": "x"}), "macros"),
    # Le XML
    "DOCTYPE": lambda: (
        xlsx_brut(**{"xl/styles.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
        "DOCTYPE",
    ),
    "DOCTYPE dans les relations": lambda: (xlsx_brut(**{"xl/_rels/a.rels": "<!DOCTYPE a><a/>"}), "DOCTYPE"),
    "DOCTYPE en ODS": lambda: (ods_brut("", **{"meta.xml": "<!DOCTYPE a><a/>"}), "DOCTYPE"),
    "UTF-16": lambda: (xlsx_brut(**{FEUILLE: "<worksheet/>".encode("utf-16")}), "UTF-8"),
    "UTF-16 sans marque": lambda: (xlsx_brut(**{FEUILLE: "<worksheet/>".encode("utf-16-le")}), "UTF-8"),
    "UTF-7 déclaré": lambda: (xlsx_brut(**{FEUILLE: '<?xml version="1.0" encoding="UTF-7"?><a/>'}), "UTF-8"),
    "commentaire dans une feuille": lambda: (xlsx_brut("<row><!-- --></row>"), "commentaires"),
    "CDATA dans une feuille": lambda: (
        xlsx_brut('<row r="1"><c r="A1" t="s"><v><![CDATA[0]]></v></c></row>'),
        "commentaires",
    ),
    "nombre d'éléments démesuré": lambda: (
        xlsx_brut(**{TEXTES: '<sst uniqueCount="4000000000"><si><t>a</t></si></sst>'}),
        "nombre démesuré",
    ),
    # Ce qui agit
    "macros": lambda: (xlsx_brut(**{"xl/vbaProject.bin": "x"}), "macros"),
    "XLSM": lambda: (
        xlsx_brut(**{"[Content_Types].xml": "<Types>application/vnd.ms-excel.sheet.macroEnabled</Types>"}),
        "macros",
    ),
    "feuille de macros": lambda: (xlsx_brut(**{"xl/macrosheets/sheet1.xml": "<a/>"}), "macros"),
    "Basic": lambda: (ods_brut("", **{"Basic/Standard/Module1.xml": "<a/>"}), "macros"),
    "script ODS": lambda: (ods_brut("", **{"a.xml": '<office:script script:language="x"/>'}), "macros"),
    "évènement ODS": lambda: (ods_brut("<script:event-listener/>"), "macros"),
    "objet incorporé": lambda: (xlsx_brut(**{"xl/embeddings/oleObject1.bin": "x"}), "macros"),
    "lien externe": lambda: (xlsx_brut(**{"xl/externalLinks/externalLink1.xml": "<a/>"}), "lié à un autre"),
    "relation externe": lambda: (
        xlsx_brut(**{"xl/worksheets/_rels/sheet1.xml.rels": _RELATION_EXTERNE}),
        "lié à un autre",
    ),
    "connexion": lambda: (xlsx_brut(**{"xl/connections.xml": "<a/>"}), "lié à un autre"),
    "source externe ODS": lambda: (ods_brut('<table:table-source xlink:href="x"/>'), "lié à un autre"),
    "DDE en ODS": lambda: (
        ods_brut("<table:dde-links><table:dde-link/></table:dde-links>"),
        "lié à un autre",
    ),
    "ODS chiffré": lambda: (
        ods_brut("", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        "mot de passe",
    ),
    # L'étendue
    "dimension démesurée": lambda: (xlsx_brut(entete='<dimension ref="A1:XFD1048576"/>'), "XFD1048576"),
    "cellule lointaine": lambda: (xlsx_brut(f'<row r="1">{CELLULE}<c r="XFD1"/></row>'), "XFD1"),
    "ligne lointaine": lambda: (xlsx_brut('<row r="1048576"/>'), "1048576"),
    "référence entre apostrophes": lambda: (xlsx_brut("<row r='1'><c r='ZZ1'/></row>"), "ZZ1"),
    "trop de lignes": lambda: (xlsx_brut("<row/>" * (LIGNES_MAX + 2)), f"{LIGNES_MAX} lignes"),
    "trop de colonnes": lambda: (xlsx_brut(f"<row>{'<c><v>1</v></c>' * 81}</row>"), "80 colonnes"),
    "trop de colonnes préfixées": lambda: (
        xlsx_brut(f"<row>{'<x:c><x:v>1</x:v></x:c>' * 81}</row>"),
        "80 colonnes",
    ),
    "préfixe démesuré": lambda: (xlsx_brut(f"<row>{PREFIXE_LONG * 81}</row>"), "80 colonnes"),
    "cellule de cinq mégaoctets": lambda: (
        xlsx_brut(f'<row><c t="inlineStr"><is><t>{HASARD.randbytes(2_500_000).hex()}</t></is></c></row>'),
        "démesurée",
    ),
    "texte partagé multiplié": lambda: (
        xlsx_brut(
            '<row><c t="s"><v>0</v></c></row>' * 20_000,
            **{TEXTES: f"<sst><si><t>{HASARD.randbytes(10_000).hex()}</t></si></sst>"},
        ),
        "trop de texte",
    ),
    "texte partagé cité en entités": lambda: (
        xlsx_brut(
            '<row><c t="s"><v>&#48;</v></c></row>' * 20_000,
            **{TEXTES: f"<sst><si><t>{HASARD.randbytes(10_000).hex()}</t></si></sst>"},
        ),
        "trop de texte",
    ),
    "un million de textes": lambda: (
        xlsx_brut(**{TEXTES: f"<sst>{''.join(f'<si><t>{i}</t></si>' for i in range(10**6))}</sst>"}),
        "trop de texte",
    ),
    "feuille jamais refermée": lambda: (
        ods_brut(_ligne_ods(VALEUR) + "</table:ta"),
        "mal formé",
    ),
    "ligne jamais refermée": lambda: (xlsx_brut('<row r="1"><c r="A1"><v>1</v>'), "mal formé"),
    "feuille déplacée": lambda: (xlsx_brut(**{"xl/x.xml": "<a><sheetData/></a>"}), "pas à sa place"),
    "lignes répétées": lambda: (
        ods_brut(_ligne_ods(VALEUR, ' table:number-rows-repeated="1000000"')),
        f"{LIGNES_MAX} lignes",
    ),
    "lignes vides répétées avant un contenu": lambda: (
        ods_brut(
            _ligne_ods("<table:table-cell/>", ' table:number-rows-repeated="1000000"') + _ligne_ods(VALEUR)
        ),
        f"{LIGNES_MAX} lignes",
    ),
    "fausse fin de feuille dans un attribut": lambda: (
        ods_brut(
            _ligne_ods(
                '<table:table-cell table:style-name="</table:table-row><table:table >"/>',
                ' table:number-rows-repeated="1000000"',
            )
            + _ligne_ods(VALEUR)
        ),
        f"{LIGNES_MAX} lignes",
    ),
    "colonnes répétées": lambda: (
        ods_brut(_ligne_ods(VALEUR.replace(" office", ' table:number-columns-repeated="999" office', 1))),
        "80 colonnes",
    ),
    "colonnes vides répétées avant un contenu": lambda: (
        ods_brut(_ligne_ods(f'<table:table-cell table:number-columns-repeated="9999"/>{VALEUR}')),
        "80 colonnes",
    ),
    "texte répété": lambda: (
        ods_brut(
            _ligne_ods(VALEUR.replace(">x<", f">{'x' * 14_000}<"), ' table:number-rows-repeated="9900"')
        ),
        "trop de texte",
    ),
    "trop de lignes en ODS": lambda: (
        ods_brut("".join(_ligne_ods(VALEUR.replace(">x<", f">{i}<")) for i in range(LIGNES_MAX + 2))),
        f"{LIGNES_MAX} lignes",
    ),
}


@pytest.mark.parametrize("cas", REFUS)
def test_le_classeur_hostile_est_refuse_avant_le_lecteur(cas, monkeypatch):
    monkeypatch.setattr(classeur, "CalamineWorkbook", None)  # y toucher ferait échouer l'essai
    contenu, raison = REFUS[cas]()
    with pytest.raises(FichierIllisible) as refus:
        lire_role("role.xlsx", contenu)
    assert raison in refus.value.message
    assert refus.value.message.endswith((".", "?"))


@pytest.mark.parametrize(
    ("contenu", "cellule"),
    [
        (xlsx_brut(f'<row r="1">{CELLULE}</row><row r="2"><c r="B2"><f>1+1</f><v>2</v></c></row>'), "B2"),
        (xlsx_brut('<row r="3"><c r="AK3"><x:f t="shared" si="0"/></c></row>'), "AK3"),
        (
            ods_brut(
                _ligne_ods(VALEUR, ' table:number-rows-repeated="3"')
                + _ligne_ods(
                    '<table:table-cell table:number-columns-repeated="27"/>'
                    '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
                )
            ),
            "AB4",
        ),
    ],
)
def test_une_formule_est_refusee_avec_sa_cellule_et_un_conseil(contenu, cellule):
    with pytest.raises(FichierIllisible, match="collez les valeurs") as refus:
        lire_role("role", contenu)
    assert refus.value.place == f"cellule {cellule}"


@pytest.mark.parametrize(
    ("debut", "nature"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "mot de passe"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"Rar!\x1a", "archive"),
        (b"\x1f\x8b\x08", "archive"),
        (b"{\\rtf1", "traitement de texte"),
    ],
)
def test_le_contenu_dement_l_extension(debut, nature):
    with pytest.raises(FichierIllisible, match=nature):
        lire_role("role.xlsx", debut + b" suite")


def test_une_bombe_n_est_decompressee_que_jusqu_a_la_borne():
    bombe = Archive(
        classeurs.archive({f"{i}.txt": HASARD.randbytes(9_000) + bytes(10**6) for i in range(99)})
    )
    with pytest.raises(FichierIllisible, match="démesuré"):
        for nom in bombe.noms:
            for morceau in bombe.lire(nom):
                assert len(morceau) <= MORCEAU
    assert DECOMPRESSE_MAX < bombe.octets_lus <= DECOMPRESSE_MAX + MORCEAU


def test_une_entree_trop_comprimee_est_arretee_a_son_taux():
    bombe = Archive(classeurs.archive({"a.xml": b"\0" * 2**26}))
    with pytest.raises(FichierIllisible, match="démesuré"):
        list(bombe.lire("a.xml"))
    assert bombe.octets_lus < 2**26 / 4


@pytest.mark.parametrize("cas", ["bombe", "bombe en couches", "trop de lignes"])
def test_le_refus_tient_en_peu_de_memoire(cas):
    contenu, _ = REFUS[cas]()
    tracemalloc.start()
    try:
        with pytest.raises(FichierIllisible):
            lire_role("role.xlsx", contenu)
        assert tracemalloc.get_traced_memory()[1] < len(contenu) + 32 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_les_bornes_laissent_passer_un_lien_tape_et_une_image():
    lien = (
        '<Relationships><Relationship Type="http://x/hyperlink" Target="mailto:a@b" TargetMode="External"/>'
    )
    parties = {"xl/worksheets/_rels/sheet1.xml.rels": f"{lien}</Relationships>", "xl/media/a.png": b"\x89PNG"}
    assert classeur.est_ods(xlsx_brut(f'<row r="1">{CELLULE}</row>', **parties)) is False
