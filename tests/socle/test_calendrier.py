from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mistral.socle.calendrier import (
    ajouter_jours_ouvrables,
    dimanche_de_paques,
    est_ouvrable,
    jours_feries,
    premier_jour_ouvrable,
)

JOURS = st.dates(date(1990, 1, 1), date(2099, 1, 1))


@pytest.mark.parametrize(
    ("annee", "mois", "jour"),
    [
        (1954, 4, 18),
        (1981, 4, 19),
        (2000, 4, 23),
        (2008, 3, 23),
        (2011, 4, 24),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2027, 3, 28),
        (2038, 4, 25),
    ],
)
def test_paques_tombe_le_jour_dit_par_le_calendrier(annee, mois, jour):
    assert dimanche_de_paques(annee) == date(annee, mois, jour)


@given(st.integers(1583, 4000))
def test_paques_est_un_dimanche_entre_le_22_mars_et_le_25_avril(annee):
    paques = dimanche_de_paques(annee)
    assert paques.weekday() == 6
    assert date(annee, 3, 22) <= paques <= date(annee, 4, 25)


def test_l_annee_2026_compte_onze_jours_feries():
    assert sorted(jours_feries(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 8),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 7, 14),
        date(2026, 8, 15),
        date(2026, 11, 1),
        date(2026, 11, 11),
        date(2026, 12, 25),
    ]


@pytest.mark.parametrize(
    ("jour", "report"),
    [
        (date(2026, 11, 24), date(2026, 11, 24)),  # un mardi
        (date(2026, 11, 28), date(2026, 11, 30)),  # un samedi
        (date(2026, 11, 29), date(2026, 11, 30)),  # un dimanche
        (date(2026, 12, 25), date(2026, 12, 28)),  # Noël, un vendredi
        (date(2026, 5, 23), date(2026, 5, 26)),  # veille de la Pentecôte, lundi férié
        (date(2027, 1, 1), date(2027, 1, 4)),  # jour de l’An, un vendredi
    ],
)
def test_un_terme_non_ouvrable_est_reporte(jour, report):
    assert premier_jour_ouvrable(jour) == report


@given(JOURS)
def test_le_report_ne_recule_jamais_et_ne_saute_aucun_jour_ouvrable(jour):
    report = premier_jour_ouvrable(jour)
    assert est_ouvrable(report)
    assert not any(est_ouvrable(jour + timedelta(days=n)) for n in range((report - jour).days))


@pytest.mark.parametrize(
    ("jour", "nombre", "attendu"),
    [
        (date(2026, 11, 24), 3, date(2026, 11, 27)),
        (date(2026, 11, 26), 3, date(2026, 12, 1)),
        (date(2026, 12, 23), 2, date(2026, 12, 28)),
        (date(2026, 11, 28), 0, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
    ],
)
def test_les_jours_ouvrables_s_ajoutent_sans_compter_le_jour_de_depart(jour, nombre, attendu):
    assert ajouter_jours_ouvrables(jour, nombre) == attendu


@given(JOURS, st.integers(1, 60))
def test_on_compte_exactement_le_nombre_voulu_de_jours_ouvrables(jour, nombre):
    fin = ajouter_jours_ouvrables(jour, nombre)
    ecoules = (jour + timedelta(days=n) for n in range(1, (fin - jour).days + 1))
    assert sum(est_ouvrable(ecoule) for ecoule in ecoules) == nombre
    assert est_ouvrable(fin)


def test_un_nombre_negatif_de_jours_est_refuse():
    with pytest.raises(ValueError, match="négatif"):
        ajouter_jours_ouvrables(date(2026, 1, 1), -1)
