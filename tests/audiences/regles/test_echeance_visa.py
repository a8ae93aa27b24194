from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiences.regles.echeance_visa import echeance_visa
from mistral.socle.calendrier import est_ouvrable


@pytest.mark.parametrize(
    ("audience", "visa"),
    [
        (date(2026, 11, 24), date(2026, 11, 27)),  # Mardi : vendredi.
        (date(2026, 11, 25), date(2026, 11, 30)),  # Mercredi : samedi, prorogé au lundi.
        (date(2026, 12, 22), date(2026, 12, 28)),  # 25 décembre, un vendredi : lundi.
    ],
)
def test_le_visa_est_du_trois_jours_apres_l_audience_proroge(audience, visa):
    assert echeance_visa(audience) == visa


@given(st.dates(date(2001, 1, 1), date(2099, 12, 1)))
def test_le_visa_est_du_un_jour_ouvrable_apres_trois_jours_pleins(audience):
    visa = echeance_visa(audience)
    assert est_ouvrable(visa)
    assert 3 <= (visa - audience).days <= 8
