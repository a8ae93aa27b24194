from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mistral.socle.duree import Duree

DUREES = st.builds(Duree, st.integers(0, 12), st.integers(0, 30), st.integers(0, 800))

CERTAINEMENT_PLUS, CERTAINEMENT_PAS_PLUS, CELA_DEPEND_DU_MOIS = (True, False), (False, True), (False, False)


@pytest.mark.parametrize(
    ("duree", "limite", "attendu"),
    [
        (Duree(mois=1), Duree(mois=1), CERTAINEMENT_PAS_PLUS),
        (Duree(mois=1, jours=1), Duree(mois=1), CERTAINEMENT_PLUS),
        (Duree(jours=28), Duree(mois=1), CERTAINEMENT_PAS_PLUS),
        (Duree(jours=29), Duree(mois=1), CELA_DEPEND_DU_MOIS),
        (Duree(jours=31), Duree(mois=1), CELA_DEPEND_DU_MOIS),
        (Duree(jours=32), Duree(mois=1), CERTAINEMENT_PLUS),
        (Duree(mois=12), Duree(ans=1), CERTAINEMENT_PAS_PLUS),
        (Duree(ans=1), Duree(mois=12), CERTAINEMENT_PAS_PLUS),
        (Duree(mois=13), Duree(ans=1), CERTAINEMENT_PLUS),
        (Duree(jours=365), Duree(ans=1), CERTAINEMENT_PAS_PLUS),
        (Duree(jours=366), Duree(ans=1), CELA_DEPEND_DU_MOIS),
        (Duree(jours=367), Duree(ans=1), CERTAINEMENT_PLUS),
        (Duree(ans=5), Duree(ans=5), CERTAINEMENT_PAS_PLUS),
        (Duree(ans=5, jours=1), Duree(ans=5), CERTAINEMENT_PLUS),
    ],
)
def test_une_duree_excede_sa_limite_sans_convertir_les_jours_en_mois(duree, limite, attendu):
    assert (duree.excede(limite), duree.n_excede_pas(limite)) == attendu


@given(DUREES, DUREES, st.dates(date(1990, 1, 1), date(2080, 1, 1)))
def test_ce_qui_est_dit_certain_l_est_au_calendrier(duree, limite, depart):
    def terme(d):
        # Le départ au premier du mois évite l'écrêtage des fins de mois (31 janvier + un mois).
        annees, mois = divmod(depart.month - 1 + d.en_mois, 12)
        return date(depart.year + annees, mois + 1, 1) + timedelta(days=d.jours)

    assert not (duree.excede(limite) and duree.n_excede_pas(limite))
    if duree.excede(limite):
        assert terme(duree) > terme(limite)
    if duree.n_excede_pas(limite):
        assert terme(duree) <= terme(limite)


@given(DUREES, DUREES)
def test_sans_jours_la_comparaison_est_toujours_tranchee(duree, limite):
    duree, limite = Duree(duree.ans, duree.mois), Duree(limite.ans, limite.mois)
    assert duree.excede(limite) is not duree.n_excede_pas(limite)


@pytest.mark.parametrize(
    ("totale", "sursis", "ferme"),
    [
        (Duree(mois=8), Duree(mois=4), Duree(mois=4)),
        (Duree(ans=2), Duree(mois=6), Duree(ans=1, mois=6)),
        (Duree(ans=2, mois=6), Duree(ans=1), Duree(ans=1, mois=6)),
        (Duree(mois=18), Duree(ans=1), Duree(mois=6)),
        (Duree(mois=24), Duree(mois=6), Duree(mois=18)),
        (Duree(mois=6), Duree(mois=6), Duree()),
        (Duree(mois=2, jours=20), Duree(mois=1, jours=5), Duree(mois=1, jours=15)),
        (Duree(mois=6), Duree(jours=15), None),
        (Duree(mois=4), Duree(mois=6), None),
    ],
)
def test_la_partie_ferme_est_la_totale_moins_le_sursis_ou_ne_se_dit_pas(totale, sursis, ferme):
    assert totale.moins(sursis) == ferme


@given(DUREES, DUREES)
def test_ce_qu_on_retire_se_rajoute(totale, partie):
    reste = totale.moins(partie)
    if reste is not None:
        assert (reste + partie).equivaut(totale)


def test_un_an_equivaut_a_douze_mois_mais_ne_s_ecrit_pas_pareil():
    assert Duree(ans=1).equivaut(Duree(mois=12))
    assert Duree(ans=1) != Duree(mois=12)


def test_une_duree_negative_est_refusee():
    with pytest.raises(ValueError, match="négatifs"):
        Duree(mois=-1)


def test_une_duree_nulle_est_fausse():
    assert not Duree()
    assert Duree(jours=1)
