"""Délais entre la convocation et l'audience (CPP 394, 397-1-1, 552), bornes comprises."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiences.regles.delai_citation import DELAIS_CITATION, delai_citation
from audiences.regles.delai_convocation_pv import delai_convocation_pv
from audiences.regles.delai_differe import delai_differe
from audiences.regles.fenetre import Place, ajouter_mois
from audiences.regles.regime_convocation import REGIMES, Regime, regime_convocation
from audiences.regles.residence import Eloignement, eloignement

AUCUN, UN_MOIS, DEUX_MOIS, INCONNU = (
    Eloignement.AUCUN,
    Eloignement.UN_MOIS,
    Eloignement.DEUX_MOIS,
    Eloignement.INCONNU,
)


@pytest.mark.parametrize(
    ("citation", "audience", "residence", "place"),
    [
        # Avant la loi du 23 juillet 2026 : dix jours, le onzième hors de toute discussion.
        (date(2026, 7, 1), date(2026, 7, 10), AUCUN, Place.TROP_TOT),
        (date(2026, 7, 1), date(2026, 7, 11), AUCUN, Place.DOUTEUX),
        (date(2026, 7, 1), date(2026, 7, 12), AUCUN, Place.RESPECTE),
        (date(2026, 7, 23), date(2026, 8, 3), AUCUN, Place.RESPECTE),
        # Depuis : dix jours certains, quinze s'ils sont en vigueur.
        (date(2026, 7, 24), date(2026, 8, 2), AUCUN, Place.TROP_TOT),
        (date(2026, 7, 24), date(2026, 8, 3), AUCUN, Place.DOUTEUX),
        (date(2026, 7, 24), date(2026, 8, 8), AUCUN, Place.DOUTEUX),
        (date(2026, 7, 24), date(2026, 8, 9), AUCUN, Place.RESPECTE),
        # Un mois, puis deux, de quantième à quantième.
        (date(2026, 6, 1), date(2026, 7, 10), UN_MOIS, Place.TROP_TOT),
        (date(2026, 6, 1), date(2026, 7, 11), UN_MOIS, Place.DOUTEUX),
        (date(2026, 6, 1), date(2026, 7, 12), UN_MOIS, Place.RESPECTE),
        (date(2026, 5, 1), date(2026, 7, 10), DEUX_MOIS, Place.TROP_TOT),
        (date(2026, 5, 1), date(2026, 7, 12), DEUX_MOIS, Place.RESPECTE),
        # Adresse inconnue : certain seulement si le plus long des délais est tenu.
        (date(2026, 5, 1), date(2026, 5, 10), INCONNU, Place.TROP_TOT),
        (date(2026, 5, 1), date(2026, 7, 11), INCONNU, Place.DOUTEUX),
        (date(2026, 5, 1), date(2026, 7, 12), INCONNU, Place.RESPECTE),
    ],
)
def test_le_delai_de_citation(citation, audience, residence, place):
    assert delai_citation(citation, residence).situer(audience) is place


def test_la_valeur_de_la_loi_de_2026_est_datee_et_sous_reserve():
    avant, apres = DELAIS_CITATION.au(date(2026, 7, 23)), DELAIS_CITATION.au(date(2026, 7, 24))
    assert (avant.certain, avant.prudent, avant.reserve) == (10, 10, "")
    assert (apres.certain, apres.prudent) == (10, 15)
    assert "restent à vérifier" in apres.reserve
    assert "2026-651" in delai_citation(date(2026, 8, 1), INCONNU).reserve
    assert "adresse inconnue" in delai_citation(date(2026, 8, 1), INCONNU).reserve
    assert "jours francs" in delai_citation(date(2026, 7, 1), AUCUN).reserve


@pytest.mark.parametrize(
    ("convocation", "audience", "place"),
    [
        (date(2026, 3, 1), date(2026, 3, 10), Place.TROP_TOT),
        (date(2026, 3, 1), date(2026, 3, 11), Place.DOUTEUX),
        (date(2026, 3, 1), date(2026, 3, 12), Place.RESPECTE),
        (date(2026, 3, 1), date(2026, 9, 1), Place.RESPECTE),
        (date(2026, 3, 1), date(2026, 9, 2), Place.TROP_TARD),
        (date(2026, 8, 31), date(2027, 2, 28), Place.RESPECTE),
        (date(2026, 8, 31), date(2027, 3, 1), Place.TROP_TARD),
    ],
)
def test_la_convocation_par_proces_verbal_va_de_dix_jours_a_six_mois(convocation, audience, place):
    assert delai_convocation_pv(convocation).situer(audience) is place


@pytest.mark.parametrize(
    ("presentation", "audience", "place"),
    [
        (date(2026, 3, 10), date(2026, 3, 9), Place.TROP_TOT),
        (date(2026, 3, 10), date(2026, 3, 10), Place.RESPECTE),
        (date(2026, 3, 10), date(2026, 5, 10), Place.RESPECTE),
        (date(2026, 3, 10), date(2026, 5, 11), Place.TROP_TARD),
    ],
)
def test_la_comparution_a_delai_differe_se_tient_dans_les_deux_mois(presentation, audience, place):
    assert delai_differe(presentation).situer(audience) is place


@pytest.mark.parametrize(
    ("pays", "postal", "departement", "attendu"),
    [
        ("250", "06130", "Alpes-Maritimes", AUCUN),
        ("", "20000", "Alpes-Maritimes", AUCUN),
        ("250", "97200", "Martinique", AUCUN),
        ("250", "97400", "La Réunion", AUCUN),
        ("250", "97200", "Alpes-Maritimes", UN_MOIS),
        ("250", "06130", "Martinique", UN_MOIS),
        ("250", "97100", "Martinique", UN_MOIS),
        ("250", "98800", "Alpes-Maritimes", UN_MOIS),
        ("380", "00100", "Alpes-Maritimes", UN_MOIS),
        ("056", "1000", "Alpes-Maritimes", UN_MOIS),
        ("12", "", "Alpes-Maritimes", DEUX_MOIS),
        ("756", "1200", "Alpes-Maritimes", DEUX_MOIS),
        ("250", "", "Alpes-Maritimes", INCONNU),
        ("", "", "Alpes-Maritimes", INCONNU),
        ("900", "", "Alpes-Maritimes", INCONNU),
        ("KO", "", "Alpes-Maritimes", INCONNU),
        ("250", "0613", "Alpes-Maritimes", INCONNU),
    ],
)
def test_l_eloignement_se_lit_a_l_adresse(pays, postal, departement, attendu):
    assert eloignement(pays, postal, departement) is attendu


@pytest.mark.parametrize(
    ("modes", "regime"),
    [
        (("COPJ", "COPJ"), Regime.CITATION),
        (("", "", "CD", "citation directe"), Regime.CITATION),
        (("", "convocation par OPJ"), Regime.CITATION),
        (("", "", "CONVGRE", "Convocation par greffier"), Regime.CITATION),
        (("", "", "CPV", ""), Regime.PROCES_VERBAL),
        (("CCPV",), Regime.PROCES_VERBAL),
        (("", "", "PV-CI", ""), Regime.IMMEDIATE),
        (("PVCI",), Regime.IMMEDIATE),
        (("PV-CDD",), Regime.DIFFEREE),
        (("PVCRPC",), Regime.RECONNAISSANCE),
        (("ORTC",), Regime.SUR_ORDONNANCE),
        (("RENV", "", "PV-CI"), Regime.RENVOI),
        (("inventé", "", "PV-CI"), Regime.IMMEDIATE),
        (("AVERTIS", "avertissement"), Regime.AUTRE),
        (("", " "), Regime.INCONNU),
        ((), Regime.INCONNU),
    ],
)
def test_le_regime_est_celui_du_premier_mode_reconnu(modes, regime):
    assert regime_convocation(*modes) is regime


def test_chaque_regime_de_la_table_est_atteint():
    assert set(REGIMES.values()) == set(Regime) - {Regime.AUTRE, Regime.INCONNU}


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(list(Eloignement)))
def test_attendre_ne_rend_jamais_un_delai_douteux_trop_court(cite_le, residence):
    fenetre = delai_citation(cite_le, residence)
    places = [fenetre.situer(cite_le + timedelta(days=n)) for n in range(120)]
    ordre = [Place.TROP_TOT, Place.DOUTEUX, Place.RESPECTE]
    assert [ordre.index(place) for place in places] == sorted(ordre.index(place) for place in places)
    assert places[9] is Place.TROP_TOT
    assert places[-1] is Place.RESPECTE


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 30))
def test_les_mois_vont_de_quantieme_a_quantieme(jour, mois):
    atteint = ajouter_mois(jour, mois)
    assert (atteint.year - jour.year) * 12 + atteint.month - jour.month == mois
    assert atteint.day == jour.day or (atteint + timedelta(days=1)).day == 1
