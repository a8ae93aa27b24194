from datetime import date, time

import pytest
import time_machine
from django.utils import timezone

from audiences.choix import Formation, Issue, NatureMouvement
from audiences.models import Audience, Inscription, Verification
from decisions.models import Renvoi
from decisions.services.annuler_renvoi import annuler_renvoi
from decisions.services.enregistrer_decisions import enregistrer_decisions
from decisions.services.passage_suivant import MOTIF_VIDEE
from decisions.services.renvoyer import renvoyer
from decisions.services.valider_decisions import valider_decisions
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import AudienceFactory, ComparutionFactory, InscriptionFactory, MentionFactory
from tests.decisions.passages import HUIT_MOIS, coupable, juger, passage_appele, prevenus_de, saisie
from tests.socle.factories import ServiceFactory, UtilisateurFactory

pytestmark = pytest.mark.django_db

JANVIER = date(2027, 1, 12)
A_9_H = time(9, 0)


@pytest.fixture(autouse=True)
def jour_de_l_audience():
    with time_machine.travel("2026-11-24 15:00:00+01:00", tick=False):
        yield


@pytest.fixture
def agent():
    return UtilisateurFactory()


def renvoi(passage, agent, **champs):
    valeurs = {
        "demandeur": "PARQUET",
        "motif": "DEFAUT_CITATION",
        "type": "AVEC_CITATION",
        "date": JANVIER,
        "heure": A_9_H,
        "service": passage.audience.service,
    }
    return renvoyer(passage, par=agent, **(valeurs | champs))


def test_le_renvoi_cree_l_audience_suivante_dans_le_service(tribunal, agent):
    passage = passage_appele(tribunal)
    suivant = renvoi(passage, agent).vers
    passage.refresh_from_db()
    assert passage.issue == Issue.RENVOYEE
    assert (suivant.audience.date, suivant.audience.heure_prevue) == (JANVIER, A_9_H)
    assert suivant.audience.service == passage.audience.service
    assert suivant.audience.formation == Formation.COLLEGIALE
    assert (suivant.rang, suivant.vient_de, suivant.issue) == (1, passage, "")
    assert suivant.note.mentions.count() == 0
    assert EntreeJournal.objects.filter(acte="affaire-renvoyee").count() == 1


def test_le_renvoi_rejoint_l_audience_du_meme_service_au_dernier_rang(tribunal, agent):
    passage = passage_appele(tribunal)
    prevue = AudienceFactory(juridiction=tribunal, service=passage.audience.service, date=JANVIER)
    InscriptionFactory(audience=prevue, rang=1)
    InscriptionFactory(audience=prevue, rang=4)
    suivant = renvoi(passage, agent).vers
    assert (suivant.audience, suivant.rang) == (prevue, 5)
    assert Audience.objects.count() == 2


def test_de_deux_audiences_du_jour_l_heure_dite_choisit(tribunal, agent):
    passage = passage_appele(tribunal)
    champs = {"juridiction": tribunal, "service": passage.audience.service, "date": JANVIER}
    AudienceFactory(**champs, heure_prevue=time(9, 0))
    apres_midi = AudienceFactory(**champs, heure_prevue=time(14, 0))
    assert renvoi(passage, agent, heure=time(14, 0)).vers.audience == apres_midi


def test_l_audience_d_un_autre_service_n_est_pas_rejointe(tribunal, agent):
    passage = passage_appele(tribunal)
    AudienceFactory(juridiction=tribunal, service=ServiceFactory(juridiction=tribunal), date=JANVIER)
    suivant = renvoi(passage, agent).vers
    assert suivant.audience.service == passage.audience.service
    assert Audience.objects.count() == 3


def test_la_premiere_audience_garde_sa_note_ses_presences_et_ses_brouillons(tribunal, agent):
    passage = passage_appele(tribunal)
    [prevenu] = prevenus_de(passage)
    mention = MentionFactory(note__inscription=passage)
    enregistrer_decisions(passage, saisies=[saisie(prevenu, coupable(prevenu, HUIT_MOIS))], par=agent)
    renvoi(passage, agent)
    assert list(passage.note.mentions.all()) == [mention]
    assert (passage.comparutions.count(), passage.decisions.count()) == (1, 1)


def test_un_renvoi_sans_date_ne_cree_aucun_passage(tribunal, agent):
    passage = passage_appele(tribunal)
    enregistre = renvoi(passage, agent, type="SANS_DATE", date=None, heure=None, service=None)
    assert (enregistre.date, enregistre.vers) == (None, None)
    assert Inscription.objects.count() == 1


@pytest.mark.parametrize(
    ("champs", "raison"),
    [
        ({"date": date(2026, 11, 23)}, "est passé"),
        ({"date": date(2026, 11, 24)}, "suivre celle de l’audience"),
        ({"date": None}, "Indiquez la date"),
        ({"heure": None}, "indiquez l’heure"),
        ({"motif": "AUTRE"}, "précision"),
    ],
)
def test_un_renvoi_impossible_est_refuse_et_rien_ne_change(tribunal, agent, champs, raison):
    passage = passage_appele(tribunal)
    with pytest.raises(ActeImpossible, match=raison):
        renvoi(passage, agent, **champs)
    passage.refresh_from_db()
    assert passage.issue == ""
    assert (Renvoi.objects.count(), Inscription.objects.count()) == (0, 1)


def test_une_affaire_non_appelee_ne_se_renvoie_pas(tribunal, agent):
    with pytest.raises(ActeImpossible, match="pas encore été appelée"):
        renvoi(passage_appele(tribunal, appelee_le=None), agent)


def test_une_affaire_jugee_ne_se_renvoie_pas_et_inversement(tribunal, agent):
    jugee = passage_appele(tribunal)
    juger(jugee, agent, HUIT_MOIS)
    with pytest.raises(ActeImpossible, match="jugée"):
        renvoi(jugee, agent)
    renvoyee = passage_appele(tribunal)
    renvoi(renvoyee, agent)
    with pytest.raises(ActeImpossible, match="renvoyée"):
        juger(renvoyee, agent, HUIT_MOIS)


def test_un_prevenu_deja_juge_empeche_le_renvoi(tribunal, agent):
    passage = passage_appele(tribunal, prevenus=2)
    premier, _ = prevenus_de(passage)
    versions = enregistrer_decisions(passage, saisies=[saisie(premier, coupable(premier))], par=agent)
    valider_decisions(passage, versions=versions, motifs={}, par=agent)
    with pytest.raises(ActeImpossible, match="déjà validée"):
        renvoi(passage, agent)


def test_annuler_un_renvoi_retire_le_passage_suivant(tribunal, agent):
    passage = passage_appele(tribunal)
    annuler_renvoi(renvoi(passage, agent), par=agent)
    passage.refresh_from_db()
    assert passage.issue == ""
    assert list(Inscription.objects.all()) == [passage]
    assert EntreeJournal.objects.filter(acte="renvoi-annule").count() == 1


def test_une_affaire_deja_inscrite_a_l_audience_de_renvoi_y_reste_apres_annulation(tribunal, agent):
    passage = passage_appele(tribunal)
    prevue = AudienceFactory(juridiction=tribunal, service=passage.audience.service, date=JANVIER)
    deja = InscriptionFactory(audience=prevue, affaire=passage.affaire)
    enregistre = renvoi(passage, agent)
    assert enregistre.vers == deja
    annuler_renvoi(enregistre, par=agent)
    assert Inscription.objects.filter(pk=deja.pk).exists()


def test_un_renvoi_ne_s_annule_plus_quand_la_suite_a_commence(tribunal, agent):
    passage = passage_appele(tribunal)
    enregistre = renvoi(passage, agent)
    prevenu = prevenus_de(passage)[0]
    presence = ComparutionFactory(inscription=enregistre.vers, partie=prevenu)
    with pytest.raises(ActeImpossible, match="déjà préparé"):
        annuler_renvoi(enregistre, par=agent)
    presence.delete()
    Audience.objects.filter(pk=enregistre.vers.audience_id).update(ouverte_le=timezone.now())
    with pytest.raises(ActeImpossible, match="déjà été ouverte"):
        annuler_renvoi(enregistre, par=agent)
    passage.refresh_from_db()
    assert passage.issue == Issue.RENVOYEE


def test_annuler_deux_fois_se_dit(tribunal, agent):
    enregistre = renvoi(passage_appele(tribunal), agent)
    copie = Renvoi.objects.get(pk=enregistre.pk)
    annuler_renvoi(enregistre, par=agent)
    with pytest.raises(ActeImpossible, match="déjà été annulé"):
        annuler_renvoi(copie, par=agent)


# ── L'audience que le renvoi crée ──


def test_l_audience_creee_par_le_renvoi_a_son_mouvement(tribunal, agent):
    suivante = renvoi(passage_appele(tribunal), agent).vers.audience
    assert [m.nature for m in suivante.mouvements.all()] == [NatureMouvement.CREEE]


def test_une_audience_annulee_ne_recoit_aucun_renvoi(tribunal, agent):
    passage = passage_appele(tribunal)
    annulee = AudienceFactory(
        juridiction=tribunal, service=passage.audience.service, date=JANVIER, annulee_le=timezone.now()
    )
    assert renvoi(passage, agent).vers.audience != annulee


def test_annuler_le_renvoi_annule_l_audience_restee_vide(tribunal, agent):
    fait = renvoi(passage_appele(tribunal), agent)
    suivante = fait.vers.audience
    annuler_renvoi(fait, par=agent)
    suivante.refresh_from_db()
    assert suivante.annulee_le is not None
    assert suivante.mouvements.last().motif == MOTIF_VIDEE


def test_une_audience_creee_par_un_renvoi_et_rejointe_par_un_autre_est_gardee(tribunal, agent):
    premier = renvoi(passage_appele(tribunal), agent)
    suivante = premier.vers.audience
    second = passage_appele(tribunal)
    renvoi(second, agent, service=suivante.service)
    annuler_renvoi(premier, par=agent)
    suivante.refresh_from_db()
    assert suivante.annulee_le is None
    assert suivante.inscriptions.count() == 1


def test_une_audience_que_le_renvoi_a_rejointe_est_gardee(tribunal, agent):
    passage = passage_appele(tribunal)
    prevue = AudienceFactory(juridiction=tribunal, service=passage.audience.service, date=JANVIER)
    annuler_renvoi(renvoi(passage, agent), par=agent)
    prevue.refresh_from_db()
    assert prevue.annulee_le is None


def test_renvoyer_de_nouveau_retablit_l_audience_videe(tribunal, agent):
    passage = passage_appele(tribunal)
    premiere = renvoi(passage, agent)
    audience = premiere.vers.audience
    annuler_renvoi(premiere, par=agent)
    assert renvoi(passage, agent).vers.audience == audience
    audience.refresh_from_db()
    assert audience.annulee_le is None


def test_un_passage_suivant_deja_prepare_interdit_d_annuler_le_renvoi(tribunal, agent):
    fait = renvoi(passage_appele(tribunal), agent)
    Verification.objects.create(
        juridiction=tribunal, inscription=fait.vers, code="B1", etat="FAIT", par=agent
    )
    with pytest.raises(ActeImpossible, match="déjà préparé"):
        annuler_renvoi(fait, par=agent)


def test_un_dossier_renvoye_reste_a_sa_premiere_audience_avec_sa_note(tribunal, agent):
    passage = passage_appele(tribunal)
    mention = MentionFactory(note__inscription=passage, auteur=agent)
    suivant = renvoi(passage, agent).vers
    passage.refresh_from_db()
    assert passage.audience.inscriptions.get(affaire=passage.affaire) == passage
    assert list(passage.note.mentions.all()) == [mention]
    assert passage.retiree_le is None
    assert suivant.vient_de == passage
    assert suivant.note.mentions.count() == 0
