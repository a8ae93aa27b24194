from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.choix import TypeRenvoi
from decisions.regles.r_rv_05 import citation_trop_tardive
from decisions.situation import SituationRenvoi

LE_24 = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("type_", "renvoi", "signale"),
    [
        (TypeRenvoi.AVEC_CITATION, date(2026, 11, 25), True),
        (TypeRenvoi.AVEC_CITATION, date(2026, 12, 3), True),  # neuf jours
        (TypeRenvoi.AVEC_CITATION, date(2026, 12, 4), False),  # dix jours
        (TypeRenvoi.AVEC_CITATION, date(2027, 1, 5), False),
        (TypeRenvoi.CONTRADICTOIRE_DATE_FIXE, date(2026, 11, 25), False),  # personne n’est à citer
        (TypeRenvoi.SANS_DATE, None, False),
    ],
)
def test_une_nouvelle_citation_demande_dix_jours(type_, renvoi, signale):
    constat = citation_trop_tardive(SituationRenvoi(LE_24, type_, renvoi))
    assert (constat is not None) is signale
    if constat:
        assert (constat.code, constat.niveau.value) == ("R-RV-05", "A")
        assert "dix jours" in constat.message


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)), st.integers(0, 400))
def test_le_delai_de_citation_ne_depend_que_de_l_ecart(jour, ecart):
    renvoi = SituationRenvoi(jour, TypeRenvoi.AVEC_CITATION, jour + timedelta(days=ecart))
    assert (citation_trop_tardive(renvoi) is None) is (ecart >= 10)
