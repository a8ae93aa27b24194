from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.regles.delai_appel import date_limite_appel
from mistral.socle.calendrier import est_ouvrable


@pytest.mark.parametrize(
    ("prononce_le", "limite"),
    [
        (date(2026, 11, 24), date(2026, 12, 4)),  # un mardi : le vendredi
        (date(2026, 11, 25), date(2026, 12, 7)),  # terme un samedi
        (date(2026, 11, 26), date(2026, 12, 7)),  # terme un dimanche
        (date(2026, 12, 15), date(2026, 12, 28)),  # terme à Noël, un vendredi
        (date(2026, 12, 22), date(2027, 1, 4)),  # terme au jour de l’An, un vendredi
        (date(2026, 5, 5), date(2026, 5, 15)),  # lendemain de l’Ascension
        (date(2026, 5, 15), date(2026, 5, 26)),  # lundi de Pentecôte
    ],
)
def test_le_delai_d_appel_est_de_dix_jours(prononce_le, limite):
    assert date_limite_appel(prononce_le) == limite


@given(st.dates(date(2001, 1, 1), date(2099, 12, 1)))
def test_le_delai_finit_un_jour_ouvrable_apres_dix_jours_pleins(prononce_le):
    limite = date_limite_appel(prononce_le)
    assert est_ouvrable(limite)
    assert prononce_le + timedelta(days=10) <= limite <= prononce_le + timedelta(days=14)


def test_le_delai_d_appel_cite_ses_articles():
    assert [str(source) for source in date_limite_appel.sources] == [
        "CPP, art.\u00a0498",
        "CPP, art.\u00a0801",
    ]
