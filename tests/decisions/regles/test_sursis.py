import pytest

from decisions.nature import Sursis
from decisions.regles import r_sp_01, r_sp_03
from decisions.regles.r_sp_01 import sursis_probatoire_sur_peine_trop_longue
from decisions.regles.r_sp_02 import partie_probatoire_trop_longue
from decisions.regles.r_sp_03 import delai_de_probation_hors_limites
from decisions.regles.r_ss_01 import sursis_simple_trop_long
from decisions.situation import Recidive
from tests.decisions.situations import infraction, prison, situation

AUCUN, SIMPLE, PROBATOIRE = Sursis
SANS, EN_RECIDIVE, NOUVELLE = Recidive
RIEN, BLOQUE, AVERTIT = None, "B", "A"


def niveau(constat):
    return constat and constat.niveau.value


@pytest.mark.parametrize(
    ("peine", "attendu"),
    [
        (prison("5a", SIMPLE), RIEN),
        (prison("60m", SIMPLE), RIEN),
        (prison("5a 1j", SIMPLE), BLOQUE),
        (prison("6a", SIMPLE, "1a"), BLOQUE),
        (prison("5a", SIMPLE, "4a"), RIEN),
        (prison("5a", SIMPLE, "6a"), BLOQUE),
        (prison("1826j", SIMPLE), AVERTIT),
        (prison("6a"), RIEN),
        (prison("6a", PROBATOIRE, "1a", "2a"), RIEN),
        (prison("", SIMPLE), RIEN),
    ],
)
def test_r_ss_01_le_sursis_simple_s_arrete_a_cinq_ans(peine, attendu):
    assert niveau(sursis_simple_trop_long(situation(peine))) == attendu


@pytest.mark.parametrize(
    ("peine", "recidive", "attendu"),
    [
        (prison("5a", PROBATOIRE, "2a", "3a"), SANS, RIEN),
        (prison("5a 1j", PROBATOIRE, "2a", "3a"), SANS, BLOQUE),
        (prison("5a 1j", PROBATOIRE, "2a", "3a"), EN_RECIDIVE, RIEN),
        (prison("10a", PROBATOIRE, "2a", "3a"), EN_RECIDIVE, RIEN),
        (prison("10a 1j", PROBATOIRE, "2a", "3a"), EN_RECIDIVE, BLOQUE),
        (prison("10a", PROBATOIRE, "2a", "3a"), NOUVELLE, RIEN),
        (prison("10a 1m", PROBATOIRE, "2a", "3a"), NOUVELLE, BLOQUE),
        (prison("6a", SIMPLE, "1a"), SANS, RIEN),
        (prison("6a"), SANS, RIEN),
    ],
)
def test_r_sp_01_le_sursis_probatoire_demande_cinq_ans_au_plus_dix_en_recidive(peine, recidive, attendu):
    infractions = [infraction(recidive=recidive)]
    constat = sursis_probatoire_sur_peine_trop_longue(situation(peine, infractions=infractions))
    assert niveau(constat) == attendu


def test_r_sp_01_dit_la_limite_qui_s_applique():
    sans = sursis_probatoire_sur_peine_trop_longue(situation(prison("11a", PROBATOIRE)))
    en_recidive = sursis_probatoire_sur_peine_trop_longue(
        situation(prison("11a", PROBATOIRE), infractions=[infraction(recidive=EN_RECIDIVE)])
    )
    assert "cinq ans au plus" in sans.message
    assert "dix ans au plus" in en_recidive.message


@pytest.mark.parametrize(
    ("peine", "attendu"),
    [
        (prison("8a", PROBATOIRE, "5a", "3a"), RIEN),
        (prison("8a", PROBATOIRE, "5a 1j", "3a"), BLOQUE),
        (prison("8a", PROBATOIRE, probation="3a"), BLOQUE),
        (prison("8a", SIMPLE, "6a"), RIEN),
    ],
)
def test_r_sp_02_la_partie_assortie_ne_depasse_pas_cinq_ans(peine, attendu):
    assert niveau(partie_probatoire_trop_longue(situation(peine))) == attendu


@pytest.mark.parametrize(
    ("probation", "recidive", "attendu"),
    [
        ("11m", SANS, BLOQUE),
        ("12m", SANS, RIEN),
        ("1a", SANS, RIEN),
        ("364j", SANS, BLOQUE),
        ("365j", SANS, AVERTIT),
        ("366j", SANS, RIEN),
        ("2a", SANS, RIEN),
        ("3a", SANS, RIEN),
        ("37m", SANS, BLOQUE),
        ("37m", EN_RECIDIVE, RIEN),
        ("5a", EN_RECIDIVE, RIEN),
        ("61m", EN_RECIDIVE, BLOQUE),
        ("61m", NOUVELLE, RIEN),
        ("7a", NOUVELLE, RIEN),
        ("85m", NOUVELLE, BLOQUE),
        ("11m", NOUVELLE, BLOQUE),
        ("", SANS, RIEN),
    ],
)
def test_r_sp_03_le_delai_de_probation_tient_dans_ses_limites(probation, recidive, attendu):
    infractions = [infraction(recidive=recidive)]
    peine = prison("8m", PROBATOIRE, "4m", probation)
    assert niveau(delai_de_probation_hors_limites(situation(peine, infractions=infractions))) == attendu


def test_la_recidive_d_une_infraction_relaxee_ne_compte_pas():
    infractions = [infraction("f1"), infraction("f2", sort="RELAXE", recidive=NOUVELLE)]
    peine = prison("8m", PROBATOIRE, "4m", "37m")
    assert niveau(delai_de_probation_hors_limites(situation(peine, infractions=infractions))) == BLOQUE


def test_une_peine_douteuse_ne_cache_pas_une_peine_fautive():
    douteuse = prison("8m", PROBATOIRE, "4m", "365j", cle="p1")
    fautive = prison("8m", PROBATOIRE, "4m", "37m", cle="p2")
    constat = delai_de_probation_hors_limites(situation(douteuse, fautive))
    assert niveau(constat) == BLOQUE
    assert constat.cibles == ("p2",)


@pytest.mark.parametrize("table", [r_sp_01.MAXIMUM, r_sp_03.MAXIMUM])
def test_chaque_etat_de_recidive_a_son_maximum(table):
    assert set(table) == set(Recidive)
