from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiences.regles.compteur_visa import compteur_visa
from audiences.regles.echeance_visa import echeance_visa

MARDI = date(2026, 11, 24)  # Visa dû le vendredi 27.


@pytest.mark.parametrize(
    ("aujourd_hui", "phrase", "retard"),
    [
        (date(2026, 11, 24), "dû le ven. 27 nov. 2026", 0),
        (date(2026, 11, 26), "dû demain", 0),
        (date(2026, 11, 27), "dû aujourd’hui", 0),
        (date(2026, 11, 28), "en retard de 1 jour", 1),
        (date(2026, 11, 29), "en retard de 2 jours", 2),
    ],
)
def test_le_compteur_dit_ou_en_est_le_delai(aujourd_hui, phrase, retard):
    compteur = compteur_visa(MARDI, aujourd_hui)
    assert (compteur.phrase.replace("\u00a0", " "), compteur.retard, compteur.jour) == (
        phrase,
        retard,
        date(2026, 11, 27),
    )


@given(st.dates(date(2001, 1, 1), date(2099, 1, 1)), st.integers(0, 60))
def test_le_retard_ne_commence_qu_apres_le_dernier_jour(audience, ecoules):
    aujourd_hui = audience + timedelta(days=ecoules)
    retard = compteur_visa(audience, aujourd_hui).retard
    assert retard == max(0, (aujourd_hui - echeance_visa(audience)).days)
