"""Version de la nomenclature applicable aux faits (CP 112-1)."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiences.regles.version_natinf import version_applicable


@dataclass(frozen=True)
class Version:
    nom: str
    du: date | None = None
    au: date | None = None


ANCIENNE = Version("ancienne", au=date(2025, 12, 31))
NEUVE = Version("neuve", du=date(2026, 1, 1))
UNIQUE = Version("unique")


@pytest.mark.parametrize(
    ("du", "au", "attendue"),
    [
        (date(2025, 12, 31), date(2025, 12, 31), ANCIENNE),
        (date(2026, 1, 1), date(2026, 1, 1), NEUVE),
        (date(2025, 1, 1), date(2026, 6, 1), None),
        (None, date(2025, 6, 1), ANCIENNE),
        (None, date(2026, 6, 1), None),
        (date(2026, 6, 1), None, NEUVE),
        (date(2025, 6, 1), None, None),
        (None, None, None),
    ],
)
def test_la_version_couvre_tous_les_faits(du, au, attendue):
    assert version_applicable([ANCIENNE, NEUVE], du, au) is attendue


def test_une_version_sans_bornes_vaut_meme_a_date_inconnue():
    assert version_applicable([UNIQUE], None, None) is UNIQUE


def test_deux_versions_possibles_n_en_donnent_aucune():
    assert version_applicable([UNIQUE, NEUVE], date(2026, 2, 1), date(2026, 2, 1)) is None


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.dates(date(2000, 1, 1), date(2050, 1, 1)))
def test_la_version_choisie_est_en_vigueur_le_premier_et_le_dernier_jour(un, deux):
    du, au = sorted((un, deux))
    version = version_applicable([ANCIENNE, NEUVE], du, au)
    if version is not None:
        assert version.du is None or version.du <= du
        assert version.au is None or au <= version.au
    else:
        assert du < NEUVE.du <= au
