"""Règles de l'horloge : heure légale, ordre des heures, fin projetée, affaires à renvoyer."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiences.regles.fin_projetee import AffaireAVenir, DureeAttendue, est_a_mi_audience, fin_projetee
from audiences.regles.heure_legale import PARIS, instants
from audiences.regles.ordre_des_heures import Heures, HeuresAffaire, Intervalle, incoherences
from audiences.regles.seuils_duree import seuil_depasse, seuils_au
from audiences.regles.temps_de_debats import temps_de_debats

JOUR = date(2026, 11, 24)


def a(heures: int, minutes: int = 0, jour: int = 24) -> datetime:
    """Donne l'instant de cette heure de Paris, en novembre 2026."""
    return datetime(2026, 11, jour, heures, minutes, tzinfo=PARIS).astimezone(UTC)


def minutes(nombre: float) -> timedelta:
    return timedelta(minutes=nombre)


# Heure légale


@pytest.mark.parametrize(
    ("jour", "heure", "utc"),
    [
        (date(2026, 11, 24), time(13, 30), ["2026-11-24 12:30"]),
        (date(2026, 7, 24), time(13, 30), ["2026-07-24 11:30"]),
        # Passage à l'heure d'été : 2 h 30 n'existe pas.
        (date(2026, 3, 29), time(2, 30), []),
        (date(2026, 3, 29), time(3, 0), ["2026-03-29 01:00"]),
        # Retour à l'heure d'hiver : 2 h 30 existe deux fois.
        (date(2026, 10, 25), time(2, 30), ["2026-10-25 00:30", "2026-10-25 01:30"]),
        (date(2026, 10, 25), time(3, 0), ["2026-10-25 02:00"]),
    ],
)
def test_une_heure_de_paris_designe_un_instant_parfois_deux_ou_aucun(jour, heure, utc):
    assert [f"{instant:%Y-%m-%d %H:%M}" for instant in instants(jour, heure)] == utc


@given(st.datetimes(datetime(2001, 1, 1), datetime(2099, 12, 30)))
def test_tout_instant_se_retrouve_par_son_heure_de_paris(instant):
    instant = instant.replace(second=0, microsecond=0, tzinfo=UTC)
    local = instant.astimezone(PARIS)
    assert instant in instants(local.date(), local.time())


# Ordre des heures

DEBATS, SUSPENSION = True, False
SEANCE = (
    Intervalle(a(13, 30), a(16, 0), DEBATS),
    Intervalle(a(16, 0), a(16, 15), SUSPENSION),
    Intervalle(a(16, 15), a(0, 40, jour=25), DEBATS),
)
AUDIENCE = Heures(a(13, 30), a(0, 40, jour=25), SEANCE)


@pytest.mark.parametrize(
    ("affaire", "desordre"),
    [
        (HeuresAffaire("1", a(13, 35), a(13, 50), a(15, 0), a(14, 40)), ""),
        # Minuit passé : l'heure est plus petite, l'instant ne l'est pas.
        (HeuresAffaire("1", a(23, 30), a(23, 45), a(0, 30, jour=25), a(0, 35, jour=25)), ""),
        (HeuresAffaire("1", a(13, 20)), "appel de l’affaire 1, à 13 h 20"),
        (HeuresAffaire("1", a(14, 0), a(13, 50)), "début des débats de l’affaire 1"),
        (HeuresAffaire("1", a(14, 0), a(14, 10), None, a(14, 5)), "fin de l’affaire 1"),
        (HeuresAffaire("1", a(14, 0), None, a(13, 55)), "prononcé de l’affaire 1"),
        (HeuresAffaire("1", a(14, 0), None, None, a(0, 50, jour=25)), "levée de l’audience"),
        (HeuresAffaire("1", a(16, 5)), "tombe pendant une suspension"),
        # À la minute même de la reprise, l'audience est reprise.
        (HeuresAffaire("1", a(16, 15)), ""),
        (
            HeuresAffaire("1", a(14, 0), suspensions=(Intervalle(a(15, 0), a(14, 50), SUSPENSION),)),
            "reprise de l’affaire 1",
        ),
        (
            HeuresAffaire(
                "1",
                a(14, 0),
                suspensions=(
                    Intervalle(a(14, 30), a(15, 0), SUSPENSION),
                    Intervalle(a(14, 50), a(15, 10), SUSPENSION),
                ),
            ),
            "suspension de l’affaire 1, à 14 h 50",
        ),
    ],
)
def test_les_heures_d_une_affaire_se_suivent(affaire, desordre):
    vus = incoherences(
        Heures(AUDIENCE.ouverte, AUDIENCE.levee, SEANCE, (affaire,)), maintenant=a(12, 0, jour=26)
    )
    if desordre:
        assert any(desordre in vu.replace("\u00a0", " ") for vu in vus)
    else:
        assert vus == []


def test_une_audience_qui_passe_minuit_est_en_ordre():
    assert incoherences(AUDIENCE, maintenant=a(12, 0, jour=25)) == []


def test_une_reprise_avant_la_suspension_se_dit():
    croisee = (SEANCE[0], Intervalle(a(16, 0), a(15, 0), SUSPENSION), Intervalle(a(15, 0), None, DEBATS))
    vus = incoherences(Heures(a(13, 30), None, croisee), maintenant=a(18, 0))
    assert any("reprise de l’audience" in vu for vu in vus)


def test_une_heure_a_venir_se_dit():
    vus = incoherences(Heures(a(13, 30), None, SEANCE[:1]), maintenant=a(13, 0))
    assert any("est à venir" in vu for vu in vus)


@given(st.lists(st.integers(0, 2000), min_size=2, max_size=8))
def test_des_bornes_triees_n_ont_aucun_desordre_et_melangees_en_ont_un(decalages):
    def audience(bornes):
        instants_ = [a(13, 30) + minutes(borne) for borne in bornes]
        suite = [*instants_, instants_[-1]]
        return Heures(
            instants_[0],
            None,
            tuple(Intervalle(debut, fin, rang % 2 == 0) for rang, (debut, fin) in enumerate(pairwise(suite))),
        )

    apres = a(13, 30) + timedelta(days=3)
    assert incoherences(audience(sorted(decalages)), maintenant=apres) == []
    if decalages != sorted(decalages):
        assert incoherences(audience(decalages), maintenant=apres)


# Temps de débats


@pytest.mark.parametrize(
    ("suspensions", "attendu"),
    [
        ([], 120),
        ([(a(14, 30), a(14, 45))], 105),
        # L'affaire suspendue pendant que l'audience l'est : le temps ne se retire qu'une fois.
        ([(a(14, 30), a(15, 0)), (a(14, 40), a(15, 10))], 80),
        # Commencée avant l'appel, ou qui dure encore : seule la part qui compte est retirée.
        ([(a(13, 0), a(14, 10))], 110),
        ([(a(15, 30), None)], 90),
        ([(a(17, 0), a(18, 0))], 120),
    ],
)
def test_le_temps_de_debats_deduit_les_suspensions_une_fois(suspensions, attendu):
    assert temps_de_debats(a(14, 0), a(16, 0), suspensions) == minutes(attendu)


@given(st.lists(st.tuples(st.integers(-60, 300), st.integers(0, 90)), max_size=6))
def test_le_temps_de_debats_reste_entre_zero_et_la_duree(suspensions):
    bornes = [(a(14, 0) + minutes(d), a(14, 0) + minutes(d + duree)) for d, duree in suspensions]
    temps = temps_de_debats(a(14, 0), a(16, 0), bornes)
    vraies = sum(not any(d <= a(14, 0) + minutes(minute) < f for d, f in bornes) for minute in range(120))
    assert temps == minutes(vraies)


# Fin projetée


def attendue(mediane: int, decile: int | None = None) -> DureeAttendue:
    return DureeAttendue(minutes(mediane), minutes(decile or mediane), 12, "essai")


@pytest.mark.parametrize(
    ("affaires", "part", "fin", "tard", "non_estimables"),
    [
        # Rien ne reste : l'audience peut être levée.
        ([], 0, a(15, 0), a(15, 0), 0),
        ([AffaireAVenir(1, attendue(30)), AffaireAVenir(2, attendue(60, 90))], 0, a(16, 30), a(17, 0), 0),
        # L'affaire en cours a déjà duré vingt minutes sur trente.
        ([AffaireAVenir(1, attendue(30, 50), minutes(20), True)], 0, a(15, 10), a(15, 30), 0),
        # Elle a dépassé la médiane : on compte jusqu'au 9e décile, puis plus rien.
        ([AffaireAVenir(1, attendue(30, 50), minutes(40), True)], 0, a(15, 10), a(15, 10), 0),
        ([AffaireAVenir(1, attendue(30, 50), minutes(55), True)], 0, a(15, 0), a(15, 0), 0),
        # Les suspensions habituelles allongent ce qui reste.
        ([AffaireAVenir(1, attendue(60))], 0.25, a(16, 15), a(16, 15), 0),
        # Une affaire dont rien ne se sait n'est pas comptée : la fin est un minimum.
        ([AffaireAVenir(1, attendue(60)), AffaireAVenir(2, None)], 0, a(16, 0), a(16, 0), 1),
        # Aucune n'est estimable : aucun chiffre.
        ([AffaireAVenir(1, None)], 0, None, None, 1),
    ],
)
def test_la_fin_projetee(affaires, part, fin, tard, non_estimables):
    vue = fin_projetee(maintenant=a(15, 0), affaires=affaires, part_suspendue=part)
    assert (vue.fin, vue.au_plus_tard, vue.non_estimables) == (fin, tard, non_estimables)


@given(
    st.lists(
        st.tuples(st.integers(1, 300), st.integers(0, 300), st.integers(0, 400), st.booleans()), max_size=10
    ),
    st.floats(0, 2),
)
def test_la_fin_n_est_jamais_passee_ni_apres_le_plus_tard(lues, part):
    affaires = [
        AffaireAVenir(rang, attendue(mediane, mediane + plus), minutes(ecoule), en_cours)
        for rang, (mediane, plus, ecoule, en_cours) in enumerate(lues)
    ]
    vue = fin_projetee(maintenant=a(15, 0), affaires=affaires, part_suspendue=part)
    assert a(15, 0) <= vue.fin <= vue.au_plus_tard
    moins = fin_projetee(maintenant=a(15, 0), affaires=affaires[1:], part_suspendue=part)
    assert moins.fin <= vue.fin


@pytest.mark.parametrize(
    ("duree", "seuil"),
    [(360, None), (361, 6), (480, 6), (481, 8), (600, 8), (601, 10)],
)
def test_le_seuil_depasse_est_le_plus_haut(duree, seuil):
    depasse = seuil_depasse(minutes(duree), JOUR)
    assert depasse == (None if seuil is None else timedelta(hours=seuil))


def test_les_seuils_ne_valent_qu_a_partir_de_la_circulaire():
    assert seuils_au(date(2001, 6, 5)) == ()
    assert [seuil / timedelta(hours=1) for seuil in seuils_au(date(2001, 6, 6))] == [6, 8, 10]


@pytest.mark.parametrize(
    ("ecoule", "disponible", "est_a_mi"),
    [(179, 360, False), (180, 360, True), (400, None, False), (10, 0, False)],
)
def test_la_mi_audience_est_la_moitie_du_temps_disponible(ecoule, disponible, est_a_mi):
    disponible = None if disponible is None else minutes(disponible)
    assert est_a_mi_audience(ecoule=minutes(ecoule), disponible=disponible) is est_a_mi
