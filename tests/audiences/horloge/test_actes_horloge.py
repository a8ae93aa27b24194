"""Actes de l'horloge : débats, suspension d'affaire, prononcé, correction d'une heure."""

import datetime

import pytest
import time_machine
from django.db import IntegrityError, ProgrammingError, transaction

from audiences.choix import Issue, NatureSession
from audiences.choix_horloge import HeureNotee
from audiences.models import CorrectionHoraire, Session, SuspensionAffaire
from audiences.services.appeler import appeler
from audiences.services.corriger_heure import corriger_heure
from audiences.services.lever import lever
from audiences.services.ouvrir_audience import ouvrir_audience
from audiences.services.ouvrir_debats import ouvrir_debats
from audiences.services.prononcer import prononcer
from audiences.services.reprendre import reprendre
from audiences.services.reprendre_affaire import reprendre_affaire
from audiences.services.suspendre import suspendre
from audiences.services.suspendre_affaire import suspendre_affaire
from audiences.services.terminer import terminer
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import AudienceFactory, InscriptionFactory
from tests.socle.factories import UtilisateurFactory

pytestmark = pytest.mark.django_db
PARIS = datetime.timezone(datetime.timedelta(hours=1))


def a(heure: int, minute: int = 0, jour: int = 24) -> datetime.datetime:
    return datetime.datetime(2026, 11, jour, heure, minute, tzinfo=PARIS)


@pytest.fixture
def par():
    return UtilisateurFactory()


@pytest.fixture
def horloge():
    with time_machine.travel(a(13, 30), tick=False) as horloge:
        yield horloge


@pytest.fixture
def audience(tribunal, horloge, par):
    """Audience ouverte à 13 h 30."""
    return ouvrir_audience(AudienceFactory(juridiction=tribunal), par=par)


@pytest.fixture
def passage(audience, par):
    """Affaire appelée à 13 h 30."""
    return appeler(InscriptionFactory(audience=audience), par=par)


def test_deux_affaires_sont_ouvertes_ensemble_et_une_seule_suspendue(audience, passage, par, horloge):
    autre = InscriptionFactory(audience=audience)
    horloge.move_to(a(14, 0))
    suspendre_affaire(passage, nature=NatureSession.DELIBERE, par=par)
    appeler(autre, par=par)
    horloge.move_to(a(15, 0))
    terminer(autre, par=par)
    reprise = reprendre_affaire(passage, par=par)
    assert (reprise.debut_le, reprise.fin_le) == (a(14, 0), a(15, 0))
    assert Session.objects.filter(audience=audience).count() == 1
    assert list(EntreeJournal.objects.order_by("pk").values_list("acte", flat=True)) == [
        "audience-ouverte",
        "affaire-appelee",
        "affaire-en-delibere",
        "affaire-appelee",
        "affaire-terminee",
        "affaire-reprise",
    ]


def test_un_acte_redit_ne_change_rien(passage, par, horloge):
    horloge.move_to(a(13, 40))
    premier = ouvrir_debats(passage, par=par).debats_le
    suspendue = suspendre_affaire(passage, nature=NatureSession.SUSPENSION, par=par)
    horloge.move_to(a(13, 50))
    assert ouvrir_debats(passage, par=par).debats_le == premier
    assert suspendre_affaire(passage, nature=NatureSession.SUSPENSION, par=par) == suspendue
    reprendre_affaire(passage, par=par)
    assert reprendre_affaire(passage, par=par) is None


@pytest.mark.parametrize("acte", [ouvrir_debats, reprendre_affaire, prononcer])
def test_rien_ne_se_note_d_une_affaire_qui_n_est_pas_appelee(audience, par, acte):
    with pytest.raises(ActeImpossible, match="n’a pas été appelée"):
        acte(InscriptionFactory(audience=audience), par=par)


@pytest.mark.parametrize("acte", [ouvrir_debats, prononcer])
def test_rien_ne_se_note_d_une_affaire_pendant_une_suspension(audience, passage, par, acte):
    suspendre(audience, nature=NatureSession.SUSPENSION, par=par)
    with pytest.raises(ActeImpossible, match=r"suspendue|audience publique"):
        acte(passage, par=par)


def test_terminer_une_affaire_suspendue_clot_sa_suspension(passage, par, horloge):
    suspendre_affaire(passage, nature=NatureSession.SUSPENSION, par=par)
    horloge.move_to(a(14, 30))
    terminer(passage, par=par)
    assert SuspensionAffaire.objects.get().fin_le == a(14, 30)


def test_la_levee_clot_la_suspension_d_une_affaire_mise_en_delibere(audience, passage, par, horloge):
    suspendre_affaire(passage, nature=NatureSession.DELIBERE, par=par)
    passage.issue = Issue.MISE_EN_DELIBERE
    passage.save(update_fields=["issue"])
    horloge.move_to(a(0, 40, jour=25))
    lever(audience, par=par)
    assert SuspensionAffaire.objects.get().fin_le == a(0, 40, jour=25)


def test_le_prononce_suit_un_delibere_groupe(passage, par, horloge):
    suspendre_affaire(passage, nature=NatureSession.DELIBERE, par=par)
    horloge.move_to(a(18, 5))
    assert prononcer(passage, par=par).prononcee_le == a(18, 5)
    assert SuspensionAffaire.objects.get().fin_le == a(18, 5)


def test_une_heure_dite_ne_precede_pas_la_derniere_ni_n_est_a_venir(audience, par, horloge):
    horloge.move_to(a(15, 0))
    for heure in (a(13, 0), a(15, 1)):
        with pytest.raises(ActeImpossible):
            suspendre(audience, nature=NatureSession.SUSPENSION, a=heure, par=par)
    suspendre(audience, nature=NatureSession.SUSPENSION, a=a(14, 50), par=par)
    assert Session.objects.get(fin_le=None).debut_le == a(14, 50)


# Corrections


def corriger(audience, heure, cible, nouvelle, par, motif="Oubli"):
    return corriger_heure(audience, heure=heure, cible=cible, nouvelle=nouvelle, motif=motif, par=par)


def test_corriger_l_ouverture_garde_l_ancienne_et_decale_le_premier_intervalle(audience, par, horloge):
    horloge.move_to(a(14, 0))
    correction = corriger(audience, HeureNotee.OUVERTURE, audience.pk, a(13, 20), par)
    audience.refresh_from_db()
    assert audience.ouverte_le == Session.objects.get().debut_le == a(13, 20)
    assert (correction.ancienne, correction.nouvelle, correction.par) == (a(13, 30), a(13, 20), par)
    assert EntreeJournal.objects.latest("pk").acte == "heure-corrigee"


def test_une_correction_s_annule_par_une_autre(audience, par, horloge):
    horloge.move_to(a(14, 0))
    corriger(audience, HeureNotee.OUVERTURE, audience.pk, a(13, 20), par)
    corriger(audience, HeureNotee.OUVERTURE, audience.pk, a(13, 30), par, motif="Erreur de ma part")
    audience.refresh_from_db()
    assert audience.ouverte_le == a(13, 30)
    assert CorrectionHoraire.objects.count() == 2


def test_la_borne_de_deux_intervalles_change_dans_les_deux(audience, par, horloge):
    horloge.move_to(a(15, 0))
    suspendre(audience, nature=NatureSession.SUSPENSION, par=par)
    horloge.move_to(a(15, 30))
    reprendre(audience, par=par)
    horloge.move_to(a(16, 0))
    _, suspension, reprise = Session.objects.filter(audience=audience)
    for nouvelle in (a(15, 10), a(14, 50)):
        corriger(audience, HeureNotee.INTERVALLE, suspension.pk, nouvelle, par)
        debats, suspension, reprise = Session.objects.filter(audience=audience)
        assert debats.fin_le == suspension.debut_le == nouvelle
    assert suspension.fin_le == reprise.debut_le == a(15, 30)


def test_une_audience_levee_apres_minuit_se_corrige(audience, par, horloge):
    horloge.move_to(a(0, 40, jour=25))
    lever(audience, par=par)
    corriger(audience, HeureNotee.LEVEE, audience.pk, a(0, 25, jour=25), par)
    audience.refresh_from_db()
    assert audience.levee_le == Session.objects.get().fin_le == a(0, 25, jour=25)


def test_une_heure_oubliee_se_porte_apres_coup(audience, passage, par, horloge):
    horloge.move_to(a(15, 0))
    correction = corriger(audience, HeureNotee.DEBATS, passage.pk, a(13, 45), par)
    passage.refresh_from_db()
    assert (passage.debats_le, correction.ancienne) == (a(13, 45), None)


@pytest.mark.parametrize(
    ("heure", "nouvelle", "motif", "refus"),
    [
        (HeureNotee.APPEL, a(13, 20), "Oubli", "précède ouverture de l’audience"),
        (HeureNotee.APPEL, a(18, 0), "Oubli", "est à venir"),
        (HeureNotee.APPEL, a(13, 30), "Oubli", "déjà celle"),
        (HeureNotee.APPEL, a(13, 40), "  ", "pourquoi"),
        (HeureNotee.FIN, a(13, 40), "Oubli", "n’est pas terminée"),
        (HeureNotee.LEVEE, a(13, 40), "Oubli", "n’est pas levée"),
        (HeureNotee.REPRISE, a(13, 40), "Oubli", "n’existe plus"),
        (HeureNotee.INTERVALLE, a(13, 40), "Oubli", "n’existe plus"),
    ],
)
def test_une_correction_qui_ne_tient_pas_est_refusee(
    audience, passage, par, horloge, heure, nouvelle, motif, refus
):
    horloge.move_to(a(15, 0))
    with pytest.raises(ActeImpossible, match=refus):
        corriger(audience, heure, passage.pk, nouvelle, par, motif=motif)
    passage.refresh_from_db()
    assert passage.appelee_le == a(13, 30)
    assert not CorrectionHoraire.objects.exists()


def test_un_desordre_plus_ancien_n_empeche_pas_de_corriger_autre_chose(audience, passage, par, horloge):
    horloge.move_to(a(15, 0))
    passage.appelee_le = a(13, 0)
    passage.save(update_fields=["appelee_le"])
    corriger(audience, HeureNotee.PRONONCE, passage.pk, a(14, 0), par)
    corriger(audience, HeureNotee.APPEL, passage.pk, a(13, 45), par)
    passage.refresh_from_db()
    assert passage.appelee_le == a(13, 45)


def test_la_trace_d_une_correction_ne_change_plus(audience, par, horloge):
    horloge.move_to(a(14, 0))
    correction = corriger(audience, HeureNotee.OUVERTURE, audience.pk, a(13, 20), par)
    with pytest.raises(ProgrammingError), transaction.atomic():
        CorrectionHoraire.objects.filter(pk=correction.pk).update(motif="Autre")


def test_la_base_refuse_deux_intervalles_qui_se_chevauchent(audience, passage, horloge):
    ouvert = Session.objects.get()
    ouvert.fin_le = a(15, 0)
    ouvert.save(update_fields=["fin_le"])
    champs = {"juridiction": audience.juridiction, "nature": NatureSession.DEBATS}
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.create(audience=audience, debut_le=a(14, 0), fin_le=a(16, 0), **champs)
    champs["nature"] = NatureSession.SUSPENSION
    SuspensionAffaire.objects.create(inscription=passage, debut_le=a(14, 0), fin_le=a(15, 0), **champs)
    with pytest.raises(IntegrityError), transaction.atomic():
        SuspensionAffaire.objects.create(inscription=passage, debut_le=a(14, 59), fin_le=None, **champs)
