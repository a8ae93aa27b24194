"""Jonction (CPP 387). Les décisions, plus hautes, ne sont ici que pour les refus qu'elles opposent."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audiences.choix import Issue, NatureSession
from audiences.models import Jonction, Session
from audiences.selectors.jonction import jointes_par_affaire
from audiences.services.joindre import defaire_jonction, joindre
from decisions.selectors.decisions import decisions_de
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import AudienceFactory
from tests.decisions.passages import HUIT_MOIS, juger, passage_appele
from tests.socle.factories import UtilisateurFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent():
    return UtilisateurFactory()


@pytest.fixture
def audience(tribunal):
    audience = AudienceFactory(juridiction=tribunal, ouverte_le=timezone.now())
    Session.objects.create(
        juridiction=tribunal, audience=audience, nature=NatureSession.DEBATS, debut_le=timezone.now()
    )
    return audience


@pytest.fixture
def au_role(tribunal, audience):
    return lambda **champs: passage_appele(tribunal, audience=audience, **champs)


def test_la_jointe_prend_l_issue_et_garde_ses_parties_et_ses_faits(au_role, agent):
    principale, jointe = au_role(), au_role(prevenus=2)
    joindre(jointe, a=principale, par=agent)
    jointe.refresh_from_db()
    assert jointe.issue == Issue.JOINTE
    assert jointe.affaire.parties.count() == 2
    assert jointe.affaire.infractions.count() == 2
    assert principale.affaire.parties.count() == 1
    assert EntreeJournal.objects.filter(acte="affaire-jointe").count() == 1


def test_la_principale_montre_les_prevenus_et_les_faits_joints(au_role, agent, audience):
    principale, jointe = au_role(), au_role(prevenus=2)
    joindre(jointe, a=principale, par=agent)
    (lue,) = jointes_par_affaire([principale.affaire_id], au=audience.date)[principale.affaire_id]
    assert (len(lue.prevenus), len(lue.faits), lue.affaire) == (2, 2, jointe.affaire)


def test_les_prevenus_joints_se_jugent_avec_la_principale(au_role, agent):
    principale, jointe = au_role(), au_role()
    joindre(jointe, a=principale, par=agent)
    juges = decisions_de(principale)
    assert [prevenu.partie.affaire_id for prevenu in juges] == [principale.affaire_id, jointe.affaire_id]
    assert all(prevenu.comparution for prevenu in juges)
    juger(principale, agent, HUIT_MOIS)
    principale.refresh_from_db()
    assert principale.issue == Issue.RETENUE_JUGEE
    assert principale.decisions.count() == 2


def test_la_jointe_pas_encore_appelee_l_est_avec_la_principale(au_role, agent):
    principale, jointe = au_role(), au_role(appelee_le=None)
    joindre(jointe, a=principale, par=agent)
    jointe.refresh_from_db()
    assert jointe.appelee_le is not None


def test_defaire_retablit_l_issue_et_garde_la_trace(au_role, agent):
    principale, jointe = au_role(), au_role()
    jonction = joindre(jointe, a=principale, par=agent)
    defaire_jonction(jonction, par=agent)
    jointe.refresh_from_db()
    jonction.refresh_from_db()
    assert jointe.issue == ""
    assert jonction.defaite_le is not None
    assert len(decisions_de(principale)) == 1
    assert EntreeJournal.objects.filter(acte="jonction-defaite").count() == 1


def test_une_jonction_defaite_peut_etre_refaite(au_role, agent):
    principale, jointe = au_role(), au_role()
    defaire_jonction(joindre(jointe, a=principale, par=agent), par=agent)
    joindre(jointe, a=principale, par=agent)
    assert Jonction.objects.filter(jointe=jointe).count() == 2


def test_joindre_a_une_affaire_jointe_joint_a_la_principale(au_role, agent):
    racine, milieu, derniere = au_role(), au_role(), au_role()
    joindre(milieu, a=racine, par=agent)
    assert joindre(derniere, a=milieu, par=agent).principale == racine


def test_les_affaires_recues_suivent_celle_qui_est_jointe(au_role, agent):
    racine, milieu, derniere = au_role(), au_role(), au_role()
    joindre(derniere, a=milieu, par=agent)
    joindre(milieu, a=racine, par=agent)
    vives = Jonction.objects.filter(defaite_le=None)
    assert {(j.principale, j.jointe) for j in vives} == {(racine, milieu), (racine, derniere)}


def test_une_affaire_deja_jointe_ne_l_est_pas_deux_fois(au_role, agent):
    premiere, seconde, jointe = au_role(), au_role(), au_role()
    joindre(jointe, a=premiere, par=agent)
    with pytest.raises(ActeImpossible, match="déjà jointe"):
        joindre(jointe, a=seconde, par=agent)


def test_la_base_refuse_deux_jonctions_en_cours_d_une_meme_affaire(au_role, agent):
    premiere, seconde, jointe = au_role(), au_role(), au_role()
    joindre(jointe, a=premiere, par=agent)
    with pytest.raises(IntegrityError, match="jonction_une_seule"), transaction.atomic():
        Jonction.objects.create(juridiction=jointe.juridiction, principale=seconde, jointe=jointe, par=agent)


@pytest.mark.parametrize(
    ("defaut", "raison"),
    [
        ({"retiree_le": timezone.now(), "appelee_le": None}, "retirée du rôle"),
        ({"issue": Issue.RENVOYEE}, "déjà une issue"),
        ({"issue": Issue.RETENUE_JUGEE}, "déjà une issue"),
    ],
)
def test_une_affaire_sortie_du_role_ne_se_joint_pas(au_role, agent, defaut, raison):
    with pytest.raises(ActeImpossible, match=raison):
        joindre(au_role(**defaut), a=au_role(), par=agent)


def test_une_affaire_ne_se_joint_ni_a_elle_meme_ni_a_une_autre_audience(au_role, agent, tribunal):
    principale = au_role()
    with pytest.raises(ActeImpossible, match="elle-même"):
        joindre(principale, a=principale, par=agent)
    with pytest.raises(ActeImpossible, match="même audience"):
        joindre(passage_appele(tribunal), a=principale, par=agent)


def test_l_audience_fermee_ou_levee_n_a_plus_de_jonction(au_role, agent, audience):
    principale, jointe = au_role(), au_role()
    jonction = joindre(jointe, a=principale, par=agent)
    audience.levee_le = timezone.now()
    audience.save(update_fields=["levee_le"])
    with pytest.raises(ActeImpossible, match="levée"):
        joindre(au_role(), a=principale, par=agent)
    with pytest.raises(ActeImpossible, match="levée"):
        defaire_jonction(jonction, par=agent)


def test_une_principale_pas_appelee_ne_recoit_rien(au_role, agent):
    with pytest.raises(ActeImpossible, match="appelez-la"):
        joindre(au_role(), a=au_role(appelee_le=None), par=agent)


def test_une_decision_validee_interdit_de_joindre_et_de_defaire(au_role, agent):
    principale, jointe = au_role(), au_role(prevenus=1)
    jonction = joindre(jointe, a=principale, par=agent)
    juger(principale, agent, HUIT_MOIS)
    with pytest.raises(ActeImpossible, match="déjà validée"):
        defaire_jonction(jonction, par=agent)
