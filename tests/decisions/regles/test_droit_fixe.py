from datetime import date
from decimal import Decimal

import pytest

from decisions.regles.droit_fixe import droit_fixe
from mistral.socle.droit import AucunTexteApplicable


@pytest.mark.parametrize(
    ("juge_le", "comparant", "non_comparant"),
    [
        (date(2025, 2, 15), "127.00", "254.00"),
        (date(2025, 2, 16), "254.00", "508.00"),
        (date(2026, 11, 24), "254.00", "508.00"),
    ],
)
def test_le_droit_fixe_est_celui_du_jour_du_jugement(juge_le, comparant, non_comparant):
    assert droit_fixe(juge_le, est_majore=False) == Decimal(comparant)
    assert droit_fixe(juge_le, est_majore=True) == Decimal(non_comparant)


def test_un_jugement_anterieur_aux_textes_connus_est_refuse():
    with pytest.raises(AucunTexteApplicable):
        droit_fixe(date(2014, 12, 31), est_majore=False)
