"""Propriétés des classeurs : rien ne les fait tomber, et un nom en sort comme il y est entré."""

import csv
import io
from datetime import date, datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiences.formats.anomalie import FichierIllisible
from audiences.formats.archive import Archive
from audiences.formats.lecture import Format, LectureRole, lire_role
from audiences.formats.table_colonnes import TITRES

from . import classeurs
from .fichiers import ENTETES, lire_json, role_minimal

lent = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

NOMS = [
    "MARTELLI",
    "O",
    "D’ARC",
    "D'ARC",
    "DUPONT-O'NEILL",
    "DE LA FONTAINE D'ARC",
    "ÉTIENNE",
    "BENSAÏD",
    "ŒUVRARD",
    "NGUYỄN",
    "ŁUKASZEWICZ",
    "CHÊNE & FILS",
    "A<B>",
    'LE "GRAND"',
    "بن علي",
    "כהן",
    "王",
    "=1+1",
    "@SOMME",
    "X" * 80,
    "LE GALL, EX MARTIN",
    "0123",
]

_TEXTES_XML = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=12)
CELLULES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31)),
    st.times(),
    _TEXTES_XML.filter(lambda texte: not texte.startswith("=")),
    st.sampled_from(["24/11/2026", "13:30", "Prévenu", "collégiale", "juge unique", "7151"]),
)
BALISES = st.sampled_from(
    [
        "<row>",
        "</row>",
        '<c t="s">',
        "</c>",
        "<v>0</v>",
        '<c r="B2">',
        "<is><t>a</t></is>",
        "<",
        "&amp;",
        "]]>",
    ]
) | st.text(max_size=4)
NOMS_DE_PARTIES = st.text("aé./:\\", min_size=1, max_size=8) | st.just("content.xml")
LIGNES_ODS = st.sampled_from(
    [
        "<table:table-row>",
        "</table:table-row>",
        classeurs.VALEUR,
        "<table:table-cell/>",
        '<table:table-cell table:number-columns-repeated="3"/>',
        '<table:table-row table:number-rows-repeated="2">',
        '<table:table-cell office:value-type="float" office:value="x"/>',
        '<table:table-cell office:value-type="date" office:date-value="2026-13-45"/>',
        '<table:table-cell office:value-type="time" office:time-value="PT"/>',
    ]
) | st.text(max_size=3)


def _lue_ou_refusee(contenu: bytes) -> LectureRole | None:
    try:
        return lire_role("role", contenu)
    except FichierIllisible as refus:
        assert refus.message
        return None


@given(st.binary(max_size=300))
def test_des_octets_qui_se_disent_archive_sont_lus_ou_refuses(suite):
    _lue_ou_refusee(b"PK\x03\x04" + suite)


@lent
@given(st.sampled_from([classeurs.xlsx, classeurs.ods]), st.binary(min_size=1, max_size=30), st.floats(0, 1))
def test_un_classeur_abime_est_lu_ou_refuse(ecrire, bruit, place):
    sain = ecrire([list(TITRES.values())])
    debut = int(place * len(sain))
    _lue_ou_refusee(sain[:debut] + bruit + sain[debut + len(bruit) :])


@given(st.dictionaries(NOMS_DE_PARTIES, st.binary(max_size=60), max_size=5))
def test_une_archive_quelconque_est_lue_ou_refusee(parties):
    _lue_ou_refusee(classeurs.archive(parties))


@lent
@given(st.lists(BALISES, max_size=30), st.lists(BALISES, max_size=6))
def test_une_feuille_xlsx_mal_formee_est_lue_ou_refusee(lignes, textes):
    _lue_ou_refusee(
        classeurs.xlsx_brut("".join(lignes), **{classeurs.TEXTES: f"<sst>{''.join(textes)}</sst>"})
    )


@lent
@given(st.lists(LIGNES_ODS, max_size=20))
def test_une_feuille_ods_mal_formee_est_lue_ou_refusee(lignes):
    _lue_ou_refusee(classeurs.ods_brut("".join(lignes)))


@lent
@given(
    st.sampled_from([classeurs.xlsx, classeurs.ods]),
    st.lists(st.lists(CELLULES, max_size=len(TITRES)), max_size=5),
)
def test_un_classeur_quelconque_mais_sain_est_toujours_lu(ecrire, lignes):
    lecture = _lue_ou_refusee(ecrire([list(TITRES.values()), *lignes, ["x"] * 7]))
    assert lecture is not None


def _csv(rangees) -> bytes:
    tampon = io.StringIO()
    csv.writer(tampon, delimiter=";").writerows(rangees)
    return tampon.getvalue().encode()


@pytest.mark.parametrize("nom", NOMS)
@pytest.mark.parametrize(
    ("ecrire", "attendu"),
    [(classeurs.xlsx, Format.XLSX), (classeurs.ods, Format.ODS), (_csv, Format.CSV)],
    ids=["XLSX", "ODS", "CSV"],
)
def test_un_nom_difficile_sort_de_la_table_comme_il_y_est_entre(ecrire, attendu, nom):
    if nom.startswith("=") and attendu is Format.XLSX:
        pytest.skip("openpyxl en ferait une formule, que la lecture refuse")
    ligne = ["24/11/2026", "13:30", "Chambre 15", "collégiale", "26", "Prévenu", nom]
    lecture = lire_role("role", ecrire([ENTETES.split(";"), ligne]))
    assert lecture.format is attendu
    assert lecture.role.audiences[0].affaires[0].parties[0].personne.nom == nom


@pytest.mark.parametrize("nom", NOMS)
def test_un_nom_difficile_sort_du_json_comme_il_y_est_entre(nom):
    role = role_minimal()
    role["audiences"][0]["affaires"][0]["personnes"][0]["nom"] = nom
    lecture = lire_json(role)
    assert lecture.format is Format.JSON
    assert lecture.champs_dits is None
    assert lecture.role.audiences[0].affaires[0].parties[0].personne.nom == nom


@given(st.binary(max_size=2_000))
def test_le_compte_des_octets_lus_est_exact(contenu):
    archive = Archive(classeurs.archive({"a.bin": b"." + contenu}))
    assert b"".join(archive.lire("a.bin")) == b"." + contenu
    assert archive.octets_lus == len(contenu) + 1


@given(st.times())
def test_toute_heure_de_tableur_est_rendue_a_la_minute(instant):
    rangees = [ENTETES.split(";"), [date(2026, 11, 24), instant.replace(second=0, microsecond=0), *"ABCDE"]]
    rangees[1][3] = "collégiale"
    for ecrire in (classeurs.xlsx, classeurs.ods):
        (audience,) = lire_role("role", ecrire(rangees)).role.audiences
        assert audience.heure == time(instant.hour, instant.minute)
