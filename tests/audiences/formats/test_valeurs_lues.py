"""Les valeurs élémentaires, telles qu'un tableur ou une passerelle les écrit."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiences.formats import libelles, valeurs
from audiences.formats.anomalie import ValeurIllisible
from audiences.formats.role import CodeLibelle, DatePartielle, HorodatageLu, QualiteLue


def jour(annee, mois=None, quantieme=None):
    return DatePartielle(annee=annee, mois=mois, jour=quantieme)


def moment(operateur, annee, mois=None, quantieme=None, heure=None, minute=None):
    code, libelle = operateur
    return HorodatageLu(
        operateur_code=code,
        operateur_libelle=libelle,
        annee=annee,
        mois=mois,
        jour=quantieme,
        heure=heure,
        minute=minute,
    )


@pytest.mark.parametrize(
    ("texte", "attendue"),
    [
        ("07/03/1994", jour(1994, 3, 7)),
        ("7/3/1994", jour(1994, 3, 7)),
        ("1994-03-07", jour(1994, 3, 7)),
        ("29/02/1996", jour(1996, 2, 29)),
        ("03/2001", jour(2001, 3)),
        ("2001", jour(2001)),
        ("1er juillet 2026", jour(2026, 7, 1)),
        ("12 AOÛT 2025", jour(2025, 8, 12)),
        ("février 2025", jour(2025, 2)),
    ],
)
def test_une_date_de_table_est_comprise(texte, attendue):
    assert valeurs.date_ecrite(texte) == attendue


@pytest.mark.parametrize(
    ("texte", "raison"),
    [
        ("30/02/2026", "«\u00a030/02/2026\u00a0» n’existe pas"),
        ("29/02/1900", "n’existe pas"),
        ("01/13/2026", "Le mois «\u00a013\u00a0» n’existe pas"),
        ("12/09/90", "JJ/MM/AAAA"),
        ("01/01/0090", "quatre chiffres"),
        ("hier", "JJ/MM/AAAA"),
        ("12 brumaire 2025", "JJ/MM/AAAA"),
        ("٠٧/٠٣/١٩٩٤", "JJ/MM/AAAA"),
    ],
)
def test_une_date_impossible_ou_ambigue_est_refusee(texte, raison):
    with pytest.raises(ValeurIllisible, match=raison):
        valeurs.date_ecrite(texte)


@given(st.dates(date(1850, 1, 1), date(2150, 12, 31)))
def test_toute_date_se_relit_dans_ses_deux_ecritures(quelconque):
    attendue = jour(quelconque.year, quelconque.month, quelconque.day)
    assert valeurs.date_ecrite(quelconque.strftime("%d/%m/%Y")) == attendue
    assert valeurs.date_iso(quelconque.isoformat()) == attendue
    assert attendue.complete == quelconque


@pytest.mark.parametrize(
    ("parties", "raison"),
    [((None, 3, None), "année manque"), ((2001, None, 4), "sans le mois"), ((2001, 0, None), "mois")],
)
def test_une_date_partielle_ne_peut_manquer_que_par_la_fin(parties, raison):
    with pytest.raises(ValeurIllisible, match=raison):
        valeurs.date_partielle(*parties)


LE, ENTRE, SANS = ("1", "le"), ("5", "entre le"), ("", "")


@pytest.mark.parametrize(
    ("texte", "debut", "fin"),
    [
        ("04/02/2026", moment(LE, 2026, 2, 4), None),
        ("le 04/02/2026", moment(LE, 2026, 2, 4), None),
        ("04/02/2026 à 23h40", moment(LE, 2026, 2, 4, 23, 40), None),
        ("le 4 février 2026, vers 23 h", moment(LE, 2026, 2, 4, 23, 0), None),
        ("2025", moment(SANS, 2025), None),
        ("courant mars 2025", moment(("", "courant"), 2025, 3), None),
        ("depuis le 01/01/2025", moment(("", "depuis le"), 2025, 1, 1), None),
        ("jusqu’au 01/01/2025", moment(("", "jusqu’au"), 2025, 1, 1), None),
        ("du 01/01/2025 au 30/04/2026", moment(("", "du"), 2025, 1, 1), moment(SANS, 2026, 4, 30)),
        ("Entre le 01/01/2025 et le 30/04/2026", moment(ENTRE, 2025, 1, 1), moment(SANS, 2026, 4, 30)),
        ("entre mars 2025 et juin 2025", moment(ENTRE, 2025, 3), moment(SANS, 2025, 6)),
        ("entre le 01/01/2025 et juin 2025", moment(ENTRE, 2025, 1, 1), moment(SANS, 2025, 6)),
    ],
)
def test_la_date_d_un_fait_est_comprise(texte, debut, fin):
    assert valeurs.periode_ecrite(texte) == (debut, fin)


@pytest.mark.parametrize("texte", ["entre le 02/01/2025 et le 01/01/2025", "du 05/2025 au 04/2025"])
def test_une_periode_a_l_envers_est_refusee(texte):
    with pytest.raises(ValeurIllisible, match="précède son début"):
        valeurs.periode_ecrite(texte)


@pytest.mark.parametrize(
    ("texte", "attendue"),
    [
        ("13:30", time(13, 30)),
        ("13h30", time(13, 30)),
        ("9 h", time(9)),
        ("9h", time(9)),
        ("09:00:00", time(9)),
        ("8 h 45", time(8, 45)),
    ],
)
def test_une_heure_est_comprise(texte, attendue):
    assert valeurs.heure(texte) == attendue


@pytest.mark.parametrize("texte", ["25:00", "13:60", "13", "13:", "midi", "09:00:30"])
def test_une_heure_impossible_est_refusee(texte):
    with pytest.raises(ValeurIllisible, match="13:30"):
        valeurs.heure(texte)


@pytest.mark.parametrize(
    ("texte", "minutes"),
    [
        ("4h30", 270),
        ("4 h 30", 270),
        ("6h00", 360),
        ("6h", 360),
        ("0h45", 45),
        ("45 min", 45),
        ("04:30", 270),
    ],
)
def test_une_duree_est_en_minutes(texte, minutes):
    assert valeurs.duree(texte) == minutes


@pytest.mark.parametrize("texte", ["4h75", "longue", "4", "-1h"])
def test_une_duree_mal_ecrite_est_refusee(texte):
    with pytest.raises(ValeurIllisible, match="4h30"):
        valeurs.duree(texte)


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Oui", True),
        ("OUI", True),
        ("1", True),
        ("true", True),
        ("Non", False),
        ("0", False),
        ("faux", False),
    ],
)
def test_oui_et_non_sont_compris(texte, attendu):
    assert valeurs.booleen(texte) is attendu


def test_ni_oui_ni_non_est_refuse():
    with pytest.raises(ValeurIllisible, match="ni oui ni non"):
        valeurs.booleen("peut-être")


@pytest.mark.parametrize(
    ("texte", "avocat", "barreau"),
    [
        ("Me Claire Aubanel, barreau de Grasse", "Me Claire Aubanel", "Grasse"),
        ("Me Claire Aubanel, avocate au barreau d'Aix-en-Provence", "Me Claire Aubanel", "Aix-en-Provence"),
        ("Me Claire Aubanel (barreau des Hauts-de-Seine)", "Me Claire Aubanel", "Hauts-de-Seine"),
        ("Me Claire Aubanel du barreau de La Rochelle", "Me Claire Aubanel", "La Rochelle"),
        ("Me Sophie Lantéri", "Me Sophie Lantéri", ""),
        ("Me Barreau", "Me Barreau", ""),
        ("Me Barreau Jean", "Me Barreau Jean", ""),
        ("", "", ""),
    ],
)
def test_l_avocat_et_son_barreau_sont_separes(texte, avocat, barreau):
    assert valeurs.avocat_et_barreau(texte) == (avocat, barreau)


@pytest.mark.parametrize(
    ("libelle", "qualite"),
    [
        ("Prévenu", QualiteLue.PREVENU),
        ("Prévenu - A", QualiteLue.PREVENU),
        ("PREVENUE", QualiteLue.PREVENU),
        ("Prévenu (PM)", QualiteLue.PREVENU),
        ("Jugé", QualiteLue.PREVENU),
        ("Jugé - D", QualiteLue.PREVENU),
        ("Victime (PM)", QualiteLue.VICTIME),
        ("Partie civile & opposant", QualiteLue.PARTIE_CIVILE),
        ("Partie civile par RL", QualiteLue.PARTIE_CIVILE),
        ("Civilement responsable", QualiteLue.CIVILEMENT_RESPONSABLE),
        ("Témoin", QualiteLue.TEMOIN),
        ("Expert", QualiteLue.EXPERT),
        ("Interprète", QualiteLue.INTERPRETE),
        ("CPAM", QualiteLue.ORGANISME_SOCIAL),
        ("Assureur", QualiteLue.ASSUREUR),
        ("Représentante légale", QualiteLue.REPRESENTANT_LEGAL),
        ("Administrateur ad hoc", QualiteLue.ADMINISTRATEUR_AD_HOC),
        ("Personne liée", QualiteLue.PERSONNE_LIEE),
        ("Mis en cause", QualiteLue.AUTRE),
        ("Accusé", QualiteLue.AUTRE),
        ("Huissier", None),
    ],
)
def test_la_qualite_est_reconnue(libelle, qualite):
    assert libelles.qualite(libelle) is qualite


def test_le_code_de_statut_supplee_un_libelle_inconnu():
    assert libelles.qualite("???", "PARTIE_CIVILE_ABUSIVE") is QualiteLue.PARTIE_CIVILE


@pytest.mark.parametrize(
    ("code", "libelle", "qualite"),
    [
        ("1", "Représentant légal", QualiteLue.REPRESENTANT_LEGAL),
        ("6", "", QualiteLue.ADMINISTRATEUR_AD_HOC),
        ("", "Administrateur ad hoc", QualiteLue.ADMINISTRATEUR_AD_HOC),
        ("9", "Mandataire judiciaire", QualiteLue.PERSONNE_LIEE),
        ("7", "représentant légal", QualiteLue.PERSONNE_LIEE),
    ],
)
def test_le_lien_juridique_precise_la_personne_liee(code, libelle, qualite):
    lien = CodeLibelle(code=code, libelle=libelle)
    assert libelles.qualite_liee(QualiteLue.PERSONNE_LIEE, lien) is qualite
    assert libelles.qualite_liee(QualiteLue.VICTIME, lien) is QualiteLue.VICTIME


def test_toute_qualite_a_au_moins_un_libelle():
    assert set(libelles.QUALITES) == set(QualiteLue)
