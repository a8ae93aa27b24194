"""Le rôle en XLSX et en ODS : mêmes règles que le CSV, et ce que le tableur fait des nombres et des dates."""

import csv
import io
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from audiences.formats.anomalie import FichierIllisible, Niveau
from audiences.formats.classeur import texte_de
from audiences.formats.lecture import Format, lire_role

from . import classeurs
from .fichiers import CSV_ANTIBES, ENTETES

ECRITURES = [(classeurs.xlsx, Format.XLSX), (classeurs.ods, Format.ODS)]
LIGNE = [date(2026, 11, 24), time(13, 30), "Chambre 15", "collégiale", 26182000041, "Prévenu", "MARTELLI"]
TITRES = ENTETES.split(";")

les_deux = pytest.mark.parametrize(("ecrire", "format_attendu"), ECRITURES, ids=["XLSX", "ODS"])


def antibes() -> list[list[str]]:
    return list(csv.reader(io.StringIO(CSV_ANTIBES.read_text("utf-8-sig")), delimiter=";"))


def lire(ecrire, *lignes, titres=TITRES):
    return lire_role("role", ecrire([titres, *lignes]))


@les_deux
def test_l_exemple_se_lit_comme_en_csv(ecrire, format_attendu):
    lecture, reference = lire_role("role", ecrire(antibes())), lire_role("a.csv", CSV_ANTIBES.read_bytes())
    assert (lecture.format, reference.format) == (format_attendu, Format.CSV)
    assert lecture.role == reference.role
    assert lecture.champs_dits == reference.champs_dits
    assert (lecture.anomalies, lecture.rejets) == ((), ())


@les_deux
def test_dates_heures_et_nombres_du_tableur_sont_compris(ecrire, format_attendu):
    titres = [*TITRES, "Date de naissance", "NATINF", "Date des faits", "N° ordre"]
    lecture = lire(ecrire, [*LIGNE, date(1996, 2, 29), 7151, datetime(2026, 2, 4, 23, 40), 3], titres=titres)
    (audience,) = lecture.role.audiences
    (affaire,) = audience.affaires
    assert (audience.date, audience.heure) == (date(2026, 11, 24), time(13, 30))
    assert (affaire.numero_parquet, affaire.ordre) == ("26182000041", 3)
    assert affaire.parties[0].personne.naissance.complete == date(1996, 2, 29)
    (fait,) = affaire.infractions
    assert (fait.natinf, fait.debut.jour, fait.debut.heure, fait.debut.minute) == ("7151", 4, 23, 40)
    assert (lecture.anomalies, lecture.rejets) == ((), ())


@les_deux
def test_une_heure_en_fraction_de_jour_est_comprise(ecrire, format_attendu):
    lecture = lire(ecrire, [LIGNE[0], 0.5625, *LIGNE[2:]], [LIGNE[0], 13 / 24 + 20 / 1440, *LIGNE[2:]])
    assert [audience.heure for audience in lecture.role.audiences] == [time(13, 30), time(13, 20)]


@les_deux
def test_un_nombre_de_plus_de_quinze_chiffres_rejette_l_affaire_au_lieu_d_inventer(ecrire, format_attendu):
    lecture = lire(ecrire, [*LIGNE[:4], 2618200004112345678, *LIGNE[5:]], LIGNE)
    (rejet,) = lecture.rejets
    assert (rejet.raisons[0].ligne, rejet.raisons[0].colonne) == (2, "N° parquet")
    assert "quinze chiffres" in rejet.raisons[0].message
    assert [affaire.numero_parquet for affaire in lecture.role.audiences[0].affaires] == ["26182000041"]


@les_deux
def test_le_zero_de_tete_d_un_code_postal_est_rendu_et_signale(ecrire, format_attendu):
    lecture = lire(ecrire, [*LIGNE, 6130], [*LIGNE[:6], "PETIT", "6130"], titres=[*TITRES, "Code postal"])
    perdu, ecrit = lecture.role.audiences[0].affaires[0].parties
    assert (perdu.personne.adresse.code_postal, ecrit.personne.adresse.code_postal) == ("06130", "6130")
    (note,) = [anomalie for anomalie in lecture.anomalies if anomalie.colonne == "Code postal"]
    assert (note.niveau, note.ligne, note.colonne, note.valeur) == (
        Niveau.INFORMATION,
        2,
        "Code postal",
        "06130",
    )


@les_deux
def test_les_numeros_de_ligne_sont_ceux_du_tableur(ecrire, format_attendu):
    fautive = [*LIGNE[:6], ""]
    lecture = lire_role("role", ecrire([[], [], TITRES, LIGNE, [], [*fautive[:4], "2", *fautive[5:]]]))
    assert [(raison.ligne, raison.colonne) for raison in lecture.rejets[0].raisons] == [(6, "Nom")]
    assert len(lecture.role.audiences[0].affaires) == 1


@pytest.mark.parametrize(
    ("cellule", "texte"),
    [
        (7151.0, "7151"),
        (24_000_000_000.0, "24000000000"),
        (3.5, "3,5"),
        (-2.0, "-2"),
        (0.0, "0"),
        (True, "Oui"),
        (False, "Non"),
        (date(1996, 2, 29), "29/02/1996"),
        (date(901, 2, 3), "03/02/0901"),
        (datetime(2026, 11, 24), "24/11/2026"),
        (datetime(2026, 11, 24, 13, 30), "24/11/2026 13:30"),
        (time(9), "09:00"),
        (time(9, 0, 30), "09:00:30"),
        (timedelta(hours=13, minutes=30), "13:30"),
        ("7151.0", "7151.0"),
        ("", ""),
    ],
)
def test_une_cellule_s_ecrit_comme_la_table_l_attend(cellule, texte):
    assert texte_de(cellule) == texte


def test_la_premiere_feuille_visible_est_lue():
    classeur = openpyxl.Workbook()
    classeur.active.sheet_state = "hidden"
    classeur.active.append(["Notes"])
    for rangee in (TITRES, LIGNE):
        if len(classeur.sheetnames) == 1:
            classeur.create_sheet("Role")
        classeur["Role"].append(rangee)
    tampon = io.BytesIO()
    classeur.save(tampon)
    assert len(lire_role("role.xlsx", tampon.getvalue()).role.audiences) == 1


@les_deux
def test_une_feuille_vide_est_refusee(ecrire, format_attendu):
    with pytest.raises(FichierIllisible, match="vide"):
        lire_role("role", ecrire([]))


def test_un_million_de_lignes_vides_en_fin_de_feuille_est_ordinaire_en_ods():
    rangees = "".join(
        f"<table:table-row>{''.join(map(classeurs._cellule, rangee))}"
        '<table:table-cell table:number-columns-repeated="16370"/></table:table-row>'
        for rangee in (TITRES, LIGNE)
    )
    fin = (
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    lecture = lire_role("role.ods", classeurs.ods_brut(rangees + fin))
    assert len(lecture.role.audiences[0].affaires) == 1


def test_un_classeur_aux_balises_prefixees_est_lu():
    """Certains logiciels écrivent « x:row » : le contrôle et la lecture les comprennent."""
    textes = "".join(
        f'<x:c r="{lettre}{rang}" t="inlineStr"><x:is><x:t>{texte}</x:t></x:is></x:c>'
        for rang, rangee in [(1, TITRES)]
        for lettre, texte in zip("ABCDEFG", rangee, strict=True)
    )
    espace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    feuille = (
        f'<x:worksheet xmlns:x="{espace}"><x:sheetData><x:row r="1">{textes}</x:row></x:sheetData>'
        "</x:worksheet>"
    )
    with pytest.raises(FichierIllisible, match="que ses titres"):
        lire_role("role.xlsx", classeurs.xlsx_brut(**{classeurs.FEUILLE: feuille}))
