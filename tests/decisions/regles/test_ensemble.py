from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.nature import PeinePrononcee, Sursis
from decisions.situation import PREVENU, InfractionPoursuivie, Recidive, Situation
from mistral.socle.droit import REGLES, Controle, Niveau, controler
from mistral.socle.duree import Duree
from mistral.socle.registre import CodeInconnu
from tests.decisions.situations import NATURES, SORTS, constats, infraction, prison, situation

CONTROLES = {
    "R-CU-01": "B",
    "R-CU-02": "B",
    "R-EM-01": "B",
    "R-EM-02": "B",
    "R-EM-02b": "A",
    "R-EM-03": "B",
    "R-SP-01": "B",
    "R-SP-02": "B",
    "R-SP-03": "B",
    "R-SS-01": "B",
}


def test_chaque_regle_a_le_niveau_de_la_reference():
    inscrits = {regle.code: regle for regle in REGLES if isinstance(regle, Controle)}
    assert {code: inscrits[code].niveau.value for code in CONTROLES} == CONTROLES


@pytest.mark.parametrize("code", [*CONTROLES, "DELAI_APPEL"])
def test_chaque_regle_cite_un_article_et_se_presente(code):
    assert REGLES[code].sources
    assert REGLES[code].libelle.startswith(("Signale", "Donne"))


@pytest.mark.parametrize(
    ("cas", "attendu"),
    [
        (situation(prison("8m", Sursis.PROBATOIRE, "4m", "2a")), []),
        (situation(PeinePrononcee("AMENDE")), []),
        (situation(infractions=[infraction(sort="RELAXE")]), []),
        (situation(prison("1m")), [("R-EM-02", "B")]),
        (
            situation(prison("15j"), infractions=[infraction(encouru=None)]),
            [("R-EM-02", "B"), ("R-EM-01", "I")],
        ),
        (
            situation(prison("6a", Sursis.SIMPLE, "5a 11m"), infractions=[infraction(encouru=60)]),
            [("R-EM-01", "B"), ("R-SS-01", "B"), ("R-EM-02b", "A")],
        ),
        (
            situation(prison("6m"), infractions=[infraction(sort=None)]),
            [("R-CU-01", "B"), ("R-CU-02", "B")],
        ),
    ],
)
def test_les_constats_d_une_decision_se_lisent_ensemble(cas, attendu):
    assert constats(cas) == attendu


def test_un_sort_inconnu_arrete_le_controle_plutot_que_de_le_laisser_passer():
    with pytest.raises(CodeInconnu, match="PARDON"):
        constats(situation(prison("6m"), infractions=[infraction(sort="PARDON")]))


DUREES = st.builds(Duree, st.integers(0, 20), st.integers(0, 24), st.integers(0, 400))
PEINES = st.builds(
    PeinePrononcee,
    nature=st.sampled_from(NATURES.codes()),
    duree=DUREES,
    sursis=st.sampled_from(Sursis),
    duree_sursis=DUREES,
    delai_probation=DUREES,
    cle=st.sampled_from(["p1", "p2"]),
)
INFRACTIONS = st.builds(
    InfractionPoursuivie,
    cle=st.sampled_from(["f1", "f2"]),
    libelle=st.just("VOL"),
    sort=st.none() | st.sampled_from(SORTS.codes()),
    encouru_mois=st.none() | st.integers(0, 120),
    recidive=st.sampled_from(Recidive),
)


@given(st.lists(INFRACTIONS, max_size=3), st.lists(PEINES, max_size=3), st.booleans())
def test_aucune_situation_ne_fait_echouer_les_regles(infractions, peines, juge_unique):
    cas = Situation(date(2026, 11, 24), juge_unique, tuple(infractions), tuple(peines))
    vus = controler(cas, portee=PREVENU, registre=REGLES)
    assert vus == controler(cas, portee=PREVENU, registre=REGLES)
    rangs = [list(Niveau).index(constat.niveau) for constat in vus]
    assert rangs == sorted(rangs)
    assert all(constat.message.endswith(".") and constat.sources for constat in vus)
