"""Les listes fournies se rechargent sans rien défaire de ce que l'administration a fait."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from audiences.choix import Liste
from audiences.listes import ValeurFournie, valeurs_fournies
from audiences.models import ValeurDeListe
from audiences.selectors.valeurs import valeurs_de
from audiences.services import charger_listes as module
from audiences.services.charger_listes import charger_listes

AVANT, APRES = ValeurFournie("A", "", "ancienne", "", 1), ValeurFournie("B", "", "nouvelle", "", 1)


@pytest.fixture
def fournir(monkeypatch, db):
    """Remplace la liste fournie des civilités, puis charge."""

    def charger(*valeurs):
        monkeypatch.setattr(
            module, "valeurs_fournies", lambda liste: valeurs if liste == Liste.CIVILITE else ()
        )
        charger_listes()

    return charger


def lignes():
    return list(ValeurDeListe.objects.order_by("pk").values())


def test_le_chargement_est_complet_et_idempotent(db):
    nombre = charger_listes()
    assert nombre == ValeurDeListe.objects.count() == sum(len(valeurs_fournies(liste)) for liste in Liste)
    avant = lignes()
    assert charger_listes() == nombre
    assert lignes() == avant


def test_une_valeur_qui_n_est_plus_fournie_est_close_jamais_supprimee(fournir):
    fournir(AVANT)
    fournir(APRES)
    ancienne = ValeurDeListe.objects.get(libelle="ancienne")
    assert ancienne.au == timezone.localdate() - timedelta(days=1)
    assert [v.libelle for v in valeurs_de(Liste.CIVILITE, timezone.localdate())] == ["nouvelle"]


def test_une_valeur_qui_revient_est_rouverte(fournir):
    fournir(AVANT)
    fournir()
    fournir(AVANT)
    assert ValeurDeListe.objects.get().au is None


def test_une_valeur_renommee_par_l_administration_ne_revient_pas(fournir):
    fournir(AVANT)
    ValeurDeListe.objects.update(libelle="renommée", rang=9, retouchee_le=timezone.now())
    fournir(AVANT, APRES)
    assert list(ValeurDeListe.objects.values_list("libelle", "rang")) == [("nouvelle", 1), ("renommée", 9)]


def test_une_valeur_retouchee_qui_n_est_plus_fournie_reste(fournir):
    fournir(AVANT)
    ValeurDeListe.objects.update(retouchee_le=timezone.now())
    fournir()
    assert ValeurDeListe.objects.get().au is None


def test_une_valeur_ajoutee_par_l_administration_reste_et_n_est_pas_doublee(fournir):
    ValeurDeListe.objects.create(liste=Liste.CIVILITE, code="A", libelle="ancienne", rattachement="X")
    ValeurDeListe.objects.create(liste=Liste.CIVILITE, code="Z", libelle="locale")
    fournir(AVANT)
    fournir()
    assert list(ValeurDeListe.objects.values_list("libelle", "rattachement", "au")) == [
        ("ancienne", "X", None),
        ("locale", "", None),
    ]


@pytest.mark.parametrize(
    ("jour", "vaut"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_une_valeur_vaut_bornes_comprises(db, jour, vaut, django_assert_num_queries):
    ValeurDeListe.objects.create(
        liste=Liste.LANGUE, libelle="essai", du=date(2026, 1, 1), au=date(2026, 6, 30)
    )
    with django_assert_num_queries(1):
        assert bool(valeurs_de(Liste.LANGUE, jour)) is vaut
