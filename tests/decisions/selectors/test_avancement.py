import pytest
from django.urls import reverse

from audiences.reste import RESTES
from decisions.selectors.avancement import resume_des_decisions
from tests.audiences.factories import AudienceFactory
from tests.decisions.passages import HUIT_MOIS, juger, passage_appele
from tests.socle.factories import UtilisateurFactory

pytestmark = pytest.mark.django_db


def taches(audience, code):
    return list(RESTES[code].taches(audience))


def test_chaque_affaire_appelee_est_a_decider_jusqu_a_son_issue(tribunal):
    audience = AudienceFactory(juridiction=tribunal)
    jugee, attendue = (passage_appele(tribunal, audience=audience) for _ in range(2))
    passage_appele(tribunal, audience=audience, appelee_le=None)
    juger(jugee, UtilisateurFactory(), HUIT_MOIS)
    vues = taches(audience, "DECISIONS")
    assert [tache.est_faite for tache in vues] == [True, False]
    assert vues[1].adresse == reverse("decisions:decider", args=[attendue.pk])


def test_chaque_prevenu_est_a_valider_sauf_si_l_affaire_est_renvoyee(tribunal):
    audience = AudienceFactory(juridiction=tribunal)
    jugee = passage_appele(tribunal, audience=audience)
    passage_appele(tribunal, audience=audience, prevenus=2)
    passage_appele(tribunal, audience=audience, issue="RENVOYEE")
    juger(jugee, UtilisateurFactory(), HUIT_MOIS)
    assert [tache.est_faite for tache in taches(audience, "VALIDATIONS")] == [True, False, False]


@pytest.mark.parametrize(("code", "requetes"), [("DECISIONS", 1), ("VALIDATIONS", 3)])
@pytest.mark.parametrize("affaires", [1, 12])
def test_le_reste_coute_autant_pour_une_affaire_ou_douze(
    tribunal, code, requetes, affaires, django_assert_num_queries
):
    audience = AudienceFactory(juridiction=tribunal)
    for _ in range(affaires):
        passage_appele(tribunal, audience=audience)
    with django_assert_num_queries(requetes):
        assert len(taches(audience, code)) == affaires


def test_le_resume_dit_combien_de_prevenus_restent(tribunal):
    passage = passage_appele(tribunal, prevenus=2)
    assert resume_des_decisions(passage) == "2 prévenus à décider"
    juger(passage, UtilisateurFactory(), HUIT_MOIS)
    passage.refresh_from_db()
    assert resume_des_decisions(passage) == "jugée"
