"""Durées propres au tribunal, fin estimée, affaires nommées à mi-audience."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audiences.choix import Issue, NatureSession
from audiences.models import Session, SuspensionAffaire
from audiences.selectors.durees_debats import EFFECTIF_MIN, durees_du_tribunal
from audiences.selectors.projection import fin_estimee
from tests.audiences.factories import AudienceFactory, InscriptionFactory, PartieFactory

pytestmark = pytest.mark.django_db
PARIS = datetime.timezone(datetime.timedelta(hours=1))
JOUR = datetime.date(2026, 11, 24)


def a(heure: int, minute: int = 0, jour: datetime.date = JOUR) -> datetime.datetime:
    return datetime.datetime.combine(jour, datetime.time(heure, minute), tzinfo=PARIS)


def minutes(nombre: float) -> datetime.timedelta:
    return datetime.timedelta(minutes=nombre)


def tenir(tribunal, durees, *, mode="CI", il_y_a=30, issue=Issue.RETENUE_JUGEE, prevenus=1):
    """Inscrit une audience passée dont chaque affaire a duré ces minutes, l'une après l'autre."""
    jour = JOUR - datetime.timedelta(days=il_y_a)
    audience = AudienceFactory(juridiction=tribunal, date=jour, ouverte_le=a(13, 0, jour))
    debut = a(13, 0, jour)
    for duree in durees:
        fin = debut + minutes(duree)
        passage = InscriptionFactory(audience=audience, appelee_le=debut, terminee_le=fin, issue=issue)
        for _ in range(prevenus):
            PartieFactory(affaire=passage.affaire, poursuite_code=mode)
        debut = fin
    Session.objects.create(
        juridiction=tribunal,
        audience=audience,
        nature=NatureSession.DEBATS,
        debut_le=a(13, 0, jour),
        fin_le=debut,
    )
    audience.levee_le = debut
    audience.save(update_fields=["levee_le"])
    return audience


@pytest.fixture
def audience(tribunal):
    audience = AudienceFactory(juridiction=tribunal, date=JOUR, ouverte_le=a(13, 30), duree_theorique=240)
    Session.objects.create(
        juridiction=tribunal, audience=audience, nature=NatureSession.DEBATS, debut_le=a(13, 30)
    )
    return audience


def inscrire(audience, mode="CI", duree_prevue=None, prevenus=1, **champs):
    passage = InscriptionFactory(audience=audience, affaire__duree_prevue=duree_prevue, **champs)
    for _ in range(prevenus):
        PartieFactory(affaire=passage.affaire, poursuite_code=mode)
    return passage


def attendue(audience, passage):
    return durees_du_tribunal(audience).attendue(passage.affaire, passage.affaire.parties.all())


def test_la_mesure_la_plus_fine_qui_a_assez_d_affaires_l_emporte(tribunal, audience):
    tenir(tribunal, [30] * EFFECTIF_MIN, mode="CI")
    tenir(tribunal, [60] * (EFFECTIF_MIN - 1), mode="COPJ")
    fine = attendue(audience, inscrire(audience, "CI"))
    assert (fine.mediane, fine.effectif) == (minutes(30), EFFECTIF_MIN)
    assert fine.base == "collégiale, CI, 1 prévenu"
    deux = attendue(audience, inscrire(audience, "CI", prevenus=2))
    assert (deux.mediane, deux.base) == (minutes(30), "collégiale, CI")
    large = attendue(audience, inscrire(audience, "COPJ"))
    assert (large.effectif, large.base) == (2 * EFFECTIF_MIN - 1, "collégiale")


def test_le_neuvieme_decile_est_celui_des_affaires(tribunal, audience):
    tenir(tribunal, range(10, 120, 10))
    duree = attendue(audience, inscrire(audience))
    assert (duree.mediane, duree.decile, duree.effectif) == (minutes(60), minutes(100), 11)


def test_sans_assez_d_affaires_la_duree_prevue_puis_rien(tribunal, audience):
    tenir(tribunal, [30] * (EFFECTIF_MIN - 1))
    assert attendue(audience, inscrire(audience, duree_prevue=45)).mediane == minutes(45)
    assert attendue(audience, inscrire(audience, duree_prevue=45)).effectif == 0
    assert attendue(audience, inscrire(audience)) is None


@pytest.mark.parametrize(
    "ecart",
    [{"issue": Issue.RENVOYEE}, {"il_y_a": 400}, {"il_y_a": -1}],
    ids=["renvoyées", "trop anciennes", "à venir"],
)
def test_seules_les_affaires_examinees_dans_l_annee_se_mesurent(tribunal, audience, ecart):
    tenir(tribunal, [30] * EFFECTIF_MIN, **ecart)
    assert attendue(audience, inscrire(audience)) is None


def test_un_autre_tribunal_et_une_autre_formation_ne_comptent_pas(tribunal, autre_tribunal, audience):
    tenir(autre_tribunal, [30] * EFFECTIF_MIN)
    autre = tenir(tribunal, [30] * EFFECTIF_MIN)
    autre.formation = "JUGE_UNIQUE"
    autre.save(update_fields=["formation"])
    assert attendue(audience, inscrire(audience)) is None


def test_les_suspensions_se_deduisent_une_fois(tribunal, audience):
    passee = tenir(tribunal, [60] * EFFECTIF_MIN)
    jour = passee.date
    passage = passee.inscriptions.order_by("rang").first()
    Session.objects.filter(audience=passee).update(debut_le=a(13, 40, jour))
    champs = {"juridiction": tribunal, "nature": NatureSession.SUSPENSION}
    Session.objects.create(audience=passee, debut_le=a(13, 10, jour), fin_le=a(13, 40, jour), **champs)
    SuspensionAffaire.objects.create(
        inscription=passage, debut_le=a(13, 30, jour), fin_le=a(13, 50, jour), **champs
    )
    passee.inscriptions.exclude(pk=passage.pk).update(terminee_le=None, issue="")
    tenir(tribunal, [20] * (EFFECTIF_MIN - 1))
    assert attendue(audience, inscrire(audience)).mediane == minutes(20)


def test_la_fin_estimee_ajoute_ce_qui_reste(tribunal, audience):
    tenir(tribunal, [40] * EFFECTIF_MIN)
    inscrire(audience, appelee_le=a(13, 30), terminee_le=a(14, 0))
    inscrire(audience, appelee_le=a(14, 0))
    inscrire(audience)
    fin = fin_estimee(audience, Session.objects.filter(audience=audience), maintenant=a(14, 10))
    assert (fin.projection.fin, fin.minutes, fin.seuil) == (a(15, 20), 110, None)
    assert fin.propositions == ()
    assert fin.reste_secondes == 40 * 60


def test_une_audience_suspendue_recule_de_tout_ce_qui_reste(tribunal, audience):
    inscrire(audience, appelee_le=a(13, 30), duree_prevue=60)
    Session.objects.filter(audience=audience).update(fin_le=a(14, 0))
    Session.objects.create(
        juridiction=tribunal, audience=audience, nature=NatureSession.SUSPENSION, debut_le=a(14, 0)
    )
    fin = fin_estimee(audience, Session.objects.filter(audience=audience), maintenant=a(14, 20))
    assert (fin.est_suspendue, fin.projection.fin, fin.reste_secondes) == (True, a(14, 50), 30 * 60)


def test_une_affaire_en_delibere_ne_compte_plus(tribunal, audience):
    passage = inscrire(audience, appelee_le=a(13, 30), duree_prevue=600)
    SuspensionAffaire.objects.create(
        juridiction=tribunal, inscription=passage, nature=NatureSession.DELIBERE, debut_le=a(14, 0)
    )
    fin = fin_estimee(audience, Session.objects.filter(audience=audience), maintenant=a(15, 0))
    assert (fin.projection.fin, fin.attentes) == (a(15, 0), ())


def test_sans_donnee_la_fin_est_dite_non_estimable(audience):
    inscrire(audience)
    fin = fin_estimee(audience, Session.objects.filter(audience=audience), maintenant=a(14, 0))
    assert (fin.projection.fin, fin.minutes, fin.projection.non_estimables) == (None, None, 1)


def test_au_dela_du_seuil_les_affaires_a_renvoyer_sont_nommees(audience):
    libre = inscrire(audience, mode="COPJ", duree_prevue=400)
    inscrire(audience, mode="CI", duree_prevue=60)
    fin = fin_estimee(audience, Session.objects.filter(audience=audience), maintenant=a(13, 40))
    assert fin.seuil_heures == 6
    [(proposition, liens)] = fin.propositions
    assert proposition.cle == libre.pk
    assert [libelle for libelle, _ in liens] == ["Renvoyer"]


def test_a_mi_audience_elles_le_sont_aussi(audience):
    inscrire(audience, mode="COPJ", duree_prevue=10)
    sessions = Session.objects.filter(audience=audience)
    assert fin_estimee(audience, sessions, maintenant=a(15, 29)).propositions == ()
    assert len(fin_estimee(audience, sessions, maintenant=a(15, 30)).propositions) == 1


def test_fermee_ou_levee_une_audience_n_a_pas_de_fin_estimee(tribunal):
    assert fin_estimee(AudienceFactory(juridiction=tribunal), [], maintenant=a(14)) is None
    levee = AudienceFactory(juridiction=tribunal, ouverte_le=a(13), levee_le=a(14))
    assert fin_estimee(levee, [], maintenant=a(15)) is None


def test_le_nombre_de_requetes_ne_depend_pas_du_role(tribunal, audience):
    def compter():
        with CaptureQueriesContext(connection) as requetes:
            fin_estimee(audience, Session.objects.filter(audience=audience), maintenant=a(15, 0))
        return len(requetes)

    inscrire(audience)
    une = compter()
    for _ in range(12):
        inscrire(audience, prevenus=2)
    assert compter() == une
