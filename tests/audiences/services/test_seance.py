"""Séance : ouvrir, suspendre, reprendre, appeler, terminer, lever, déplacer."""

import datetime

import pytest
import time_machine

from audiences.choix import Issue, NatureSession
from audiences.models import Inscription, Session
from audiences.selectors.sessions import durees
from audiences.services.appeler import appeler
from audiences.services.deplacer import deplacer
from audiences.services.lever import lever
from audiences.services.ouvrir_audience import ouvrir_audience
from audiences.services.reprendre import reprendre
from audiences.services.suspendre import suspendre
from audiences.services.terminer import terminer
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import AudienceFactory, InscriptionFactory
from tests.socle.factories import UtilisateurFactory

pytestmark = pytest.mark.django_db
PARIS = datetime.timezone(datetime.timedelta(hours=1))


def instant(heure: int, minute: int = 0, jour: int = 24) -> datetime.datetime:
    return datetime.datetime(2026, 11, jour, heure, minute, tzinfo=PARIS)


@pytest.fixture
def par():
    return UtilisateurFactory()


@pytest.fixture
def audience(tribunal):
    return AudienceFactory(juridiction=tribunal)


def actes() -> list[str]:
    return list(EntreeJournal.objects.order_by("pk").values_list("acte", flat=True))


def intervalles(audience) -> list[tuple]:
    return [(s.nature, s.debut_le, s.fin_le) for s in Session.objects.filter(audience=audience)]


def test_une_seance_entiere_traverse_minuit(audience, par):
    with time_machine.travel(instant(22, 30), tick=False) as horloge:
        ouvrir_audience(audience, par=par)
        horloge.move_to(instant(23, 30))
        suspendre(audience, nature=NatureSession.SUSPENSION, par=par)
        horloge.move_to(instant(23, 45))
        reprendre(audience, par=par)
        horloge.move_to(instant(0, 10, jour=25))
        suspendre(audience, nature=NatureSession.DELIBERE, par=par)
        horloge.move_to(instant(0, 40, jour=25))
        reprendre(audience, par=par)
        horloge.move_to(instant(1, 0, jour=25))
        audience = lever(audience, par=par)
    assert intervalles(audience) == [
        (NatureSession.DEBATS, instant(22, 30), instant(23, 30)),
        (NatureSession.SUSPENSION, instant(23, 30), instant(23, 45)),
        (NatureSession.DEBATS, instant(23, 45), instant(0, 10, jour=25)),
        (NatureSession.DELIBERE, instant(0, 10, jour=25), instant(0, 40, jour=25)),
        (NatureSession.DEBATS, instant(0, 40, jour=25), instant(1, 0, jour=25)),
    ]
    mesure = durees(audience, Session.objects.filter(audience=audience), maintenant=instant(12, 0, jour=26))
    assert (mesure.totale, mesure.hors_debats) == (150, 45)
    assert actes() == [
        "audience-ouverte",
        "audience-suspendue",
        "audience-reprise",
        "delibere-commence",
        "audience-reprise",
        "audience-levee",
    ]


def test_un_double_clic_ne_change_ni_l_heure_ni_le_journal(audience, par):
    inscription = InscriptionFactory(audience=audience)
    gestes = [
        lambda: ouvrir_audience(audience, par=par),
        lambda: appeler(inscription, par=par),
        lambda: terminer(inscription, par=par),
        lambda: suspendre(audience, nature=NatureSession.SUSPENSION, par=par),
        lambda: reprendre(audience, par=par),
        lambda: lever(audience, par=par),
    ]
    with time_machine.travel(instant(14), tick=False) as horloge:
        for geste in gestes:
            geste()
            avant = (intervalles(audience), actes(), Inscription.objects.values().get())
            horloge.shift(60)
            geste()
            assert (intervalles(audience), actes(), Inscription.objects.values().get()) == avant


def test_une_audience_levee_ne_se_rouvre_pas(audience, par):
    ouvrir_audience(audience, par=par)
    lever(audience, par=par)
    inscription = InscriptionFactory(audience=audience)
    gestes = [
        lambda: ouvrir_audience(audience, par=par),
        lambda: suspendre(audience, nature=NatureSession.SUSPENSION, par=par),
        lambda: reprendre(audience, par=par),
        lambda: appeler(inscription, par=par),
        lambda: deplacer(inscription, rang=1, par=par),
    ]
    for geste in gestes:
        with pytest.raises(ActeImpossible):
            geste()


def test_rien_ne_se_fait_avant_l_ouverture(audience, par):
    inscription = InscriptionFactory(audience=audience)
    for geste in (
        lambda: suspendre(audience, nature=NatureSession.SUSPENSION, par=par),
        lambda: reprendre(audience, par=par),
        lambda: lever(audience, par=par),
        lambda: appeler(inscription, par=par),
        lambda: terminer(inscription, par=par),
    ):
        with pytest.raises(ActeImpossible):
            geste()
    assert actes() == []


def test_une_affaire_ne_s_appelle_pas_pendant_une_suspension(audience, par):
    inscription = InscriptionFactory(audience=audience)
    ouvrir_audience(audience, par=par)
    suspendre(audience, nature=NatureSession.DELIBERE, par=par)
    with pytest.raises(ActeImpossible, match="suspendue"):
        appeler(inscription, par=par)


def test_une_affaire_retiree_du_role_ne_s_appelle_pas(audience, par):
    inscription = InscriptionFactory(audience=audience, retiree_le=instant(9))
    ouvrir_audience(audience, par=par)
    with pytest.raises(ActeImpossible, match="retirée du rôle"):
        appeler(inscription, par=par)


def test_l_audience_ne_se_leve_pas_sur_une_affaire_appelee_et_non_terminee(audience, par):
    inscription = InscriptionFactory(audience=audience)
    ouvrir_audience(audience, par=par)
    appeler(inscription, par=par)
    with pytest.raises(ActeImpossible, match=inscription.affaire.intitule):
        lever(audience, par=par)
    terminer(inscription, par=par)
    assert lever(audience, par=par).levee_le is not None


def test_une_affaire_renvoyee_n_empeche_pas_de_lever(audience, par):
    inscription = InscriptionFactory(audience=audience)
    ouvrir_audience(audience, par=par)
    appeler(inscription, par=par)
    Inscription.objects.update(issue=Issue.RENVOYEE)
    assert lever(audience, par=par).levee_le is not None


@pytest.mark.parametrize(
    ("depart", "rang", "ordre"),
    [
        (3, 1, [3, 1, 2, 4]),
        (1, 4, [2, 3, 4, 1]),
        (2, 3, [1, 3, 2, 4]),
        (1, 99, [2, 3, 4, 1]),
        (2, 2, [1, 2, 3, 4]),
    ],
)
def test_deplacer_decale_les_autres(audience, par, depart, rang, ordre):
    affaires = {numero: InscriptionFactory(audience=audience, rang=numero) for numero in (1, 2, 3, 4)}
    deplacer(affaires[depart], rang=rang, par=par)
    assert list(audience.inscriptions.order_by("rang")) == [affaires[numero] for numero in ordre]
    assert list(audience.inscriptions.order_by("rang").values_list("rang", flat=True)) == [1, 2, 3, 4]
    assert actes() == ([] if depart == rang else ["affaire-deplacee"])
