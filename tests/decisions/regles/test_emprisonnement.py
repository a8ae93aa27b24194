import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.nature import PeinePrononcee, Sursis
from decisions.regles.r_em_01 import emprisonnement_au_dela_de_l_encouru
from decisions.regles.r_em_02 import emprisonnement_ferme_trop_court
from decisions.regles.r_em_02b import partie_ferme_trop_courte
from decisions.regles.r_em_03 import ferme_au_dela_du_juge_unique
from decisions.situation import Recidive
from tests.decisions.situations import infraction, prison, situation

AUCUN, SIMPLE, PROBATOIRE = Sursis
SANS, EN_RECIDIVE = Recidive.AUCUNE, Recidive.RECIDIVE
RIEN, BLOQUE, AVERTIT, INFORME = None, "B", "A", "I"


def niveau(constat):
    return constat and constat.niveau.value


@pytest.mark.parametrize(
    ("encourus", "prononce", "attendu"),
    [
        # Emprisonnements encourus en mois (et récidive), durée prononcée, constat.
        ([(36, SANS)], "3a", RIEN),
        ([(36, SANS)], "36m", RIEN),
        ([(36, SANS)], "3a 1j", BLOQUE),
        ([(36, SANS)], "37m", BLOQUE),
        ([(36, EN_RECIDIVE)], "6a", RIEN),
        ([(36, EN_RECIDIVE)], "6a 1m", BLOQUE),
        ([(36, Recidive.NOUVELLE_RECIDIVE)], "6a", RIEN),
        ([(36, SANS), (60, SANS)], "5a", RIEN),
        ([(36, SANS), (60, SANS)], "61m", BLOQUE),
        ([(36, EN_RECIDIVE), (60, SANS)], "6a", RIEN),
        ([(0, SANS)], "1m", BLOQUE),
        ([(6, SANS)], "180j", RIEN),
        ([(6, SANS)], "183j", AVERTIT),
        ([(6, SANS)], "185j", BLOQUE),
        ([(None, SANS)], "1m", INFORME),
        ([(None, EN_RECIDIVE)], "1m", INFORME),
        ([(36, SANS), (None, SANS)], "4a", INFORME),
        # L'encouru inconnu ne peut que relever le maximum : la réponse est déjà acquise.
        ([(36, SANS), (None, SANS)], "3a", RIEN),
    ],
)
def test_r_em_01_l_emprisonnement_ne_depasse_pas_l_encouru(encourus, prononce, attendu):
    infractions = [
        infraction(cle=f"f{rang}", encouru=mois, recidive=recidive)
        for rang, (mois, recidive) in enumerate(encourus, start=1)
    ]
    constat = emprisonnement_au_dela_de_l_encouru(situation(prison(prononce), infractions=infractions))
    assert niveau(constat) == attendu


def test_r_em_01_ne_compte_que_les_infractions_retenues():
    infractions = [infraction("f1", encouru=36), infraction("f2", sort="RELAXE", encouru=120)]
    constat = emprisonnement_au_dela_de_l_encouru(situation(prison("4a"), infractions=infractions))
    assert niveau(constat) == BLOQUE
    assert constat.message == "L’emprisonnement dépasse le maximum encouru (3\u00a0ans)."
    assert constat.cibles == ("p1",)


def test_r_em_01_dit_quelle_peine_encourue_est_inconnue():
    infractions = [infraction("f1", encouru=36), infraction("f2", encouru=None)]
    constat = emprisonnement_au_dela_de_l_encouru(situation(prison("4a"), infractions=infractions))
    assert constat.cibles == ("f2",)
    assert constat.message.startswith("Peine encourue inconnue, contrôle non fait")


def test_r_em_01_dit_qu_aucun_emprisonnement_n_est_encouru():
    constat = emprisonnement_au_dela_de_l_encouru(
        situation(prison("1m"), infractions=[infraction(encouru=0)])
    )
    assert "n’en fait encourir" in constat.message


@pytest.mark.parametrize(
    ("peines", "infractions"),
    [
        ([], [infraction(encouru=None)]),
        ([prison("")], [infraction(encouru=None)]),
        ([PeinePrononcee("AUTRE", libelle="stage")], [infraction(encouru=0)]),
        ([prison("10a")], [infraction(sort="RELAXE")]),
    ],
)
def test_r_em_01_se_tait_sans_emprisonnement_dit_ou_sans_culpabilite(peines, infractions):
    assert emprisonnement_au_dela_de_l_encouru(situation(*peines, infractions=infractions)) is None


@given(st.integers(1, 240), st.integers(0, 120), st.sampled_from(Recidive))
def test_r_em_01_bloque_si_et_seulement_si_les_mois_depassent(mois, encouru, recidive):
    constat = emprisonnement_au_dela_de_l_encouru(
        situation(prison(f"{mois}m"), infractions=[infraction(encouru=encouru, recidive=recidive)])
    )
    assert (niveau(constat) == BLOQUE) == (mois > encouru * (2 if recidive else 1))


@pytest.mark.parametrize(
    ("peine", "attendu"),
    [
        (prison("1m"), BLOQUE),
        (prison("15j"), BLOQUE),
        (prison("28j"), BLOQUE),
        (prison("30j"), AVERTIT),
        (prison("31j"), AVERTIT),
        (prison("32j"), RIEN),
        (prison("1m 1j"), RIEN),
        (prison("2m"), RIEN),
        (prison("1a"), RIEN),
        (prison(""), RIEN),
        (prison("1m", SIMPLE), RIEN),
        (prison("1m", PROBATOIRE, probation="2a"), RIEN),
        (prison("2m", SIMPLE, "1m"), RIEN),
    ],
)
def test_r_em_02_pas_de_ferme_d_un_mois_ou_moins(peine, attendu):
    assert niveau(emprisonnement_ferme_trop_court(situation(peine))) == attendu


@pytest.mark.parametrize(
    ("peine", "attendu"),
    [
        (prison("8m", SIMPLE, "4m"), RIEN),
        (prison("2m", SIMPLE, "1m"), AVERTIT),
        (prison("8m", PROBATOIRE, "7m", "2a"), AVERTIT),
        (prison("1a", PROBATOIRE, "11m", "2a"), AVERTIT),
        (prison("1a", PROBATOIRE, "10m", "2a"), RIEN),
        (prison("8m 1j", SIMPLE, "7m"), RIEN),
        (prison("6m", SIMPLE, "5m 15j"), AVERTIT),
        (prison("6m", SIMPLE, "4m 29j"), AVERTIT),
        (prison("6m", SIMPLE), RIEN),
        (prison("6m", SIMPLE, "6m"), RIEN),
        (prison("1a", SIMPLE, "12m"), RIEN),
        (prison("1m"), RIEN),
    ],
)
def test_r_em_02b_une_partie_ferme_d_un_mois_ou_moins_est_a_signaler(peine, attendu):
    assert niveau(partie_ferme_trop_courte(situation(peine))) == attendu


@pytest.mark.parametrize(
    ("peine", "juge_unique", "attendu"),
    [
        (prison("5a"), True, RIEN),
        (prison("60m"), True, RIEN),
        (prison("5a 1j"), True, BLOQUE),
        (prison("7a"), True, BLOQUE),
        (prison("7a"), False, RIEN),
        (prison("7a", PROBATOIRE, "2a", "3a"), True, RIEN),
        (prison("7a 1j", PROBATOIRE, "2a", "3a"), True, BLOQUE),
        (prison("7a", PROBATOIRE, probation="3a"), True, RIEN),
        (prison("1826j"), True, AVERTIT),
    ],
)
def test_r_em_03_le_juge_unique_prononce_cinq_ans_fermes_au_plus(peine, juge_unique, attendu):
    assert niveau(ferme_au_dela_du_juge_unique(situation(peine, juge_unique=juge_unique))) == attendu


def test_un_constat_vise_la_seule_peine_fautive():
    constat = emprisonnement_ferme_trop_court(situation(prison("6m", cle="p1"), prison("15j", cle="p2")))
    assert constat.cibles == ("p2",)
    assert [str(source) for source in constat.sources] == ["CP, art.\u00a0132-19"]
