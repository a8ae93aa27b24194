import pytest

from decisions.dite import DecisionDite, SortDit
from decisions.models import Decision
from decisions.selectors.decisions import decisions_de
from decisions.services.enregistrer_decisions import DecisionModifieeAilleurs, enregistrer_decisions
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.decisions.passages import (
    HUIT_MOIS,
    QUINZE_JOURS,
    coupable,
    juger,
    passage_appele,
    prevenus_de,
    saisie,
)
from tests.socle.factories import UtilisateurFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent():
    return UtilisateurFactory()


def enregistrer(passage, agent, *saisies):
    return enregistrer_decisions(passage, saisies=saisies, par=agent)


def actes():
    return list(EntreeJournal.objects.order_by("id").values_list("acte", flat=True))


def test_ce_qui_est_enregistre_se_relit_a_l_identique(tribunal, agent):
    passage = passage_appele(tribunal, faits=2)
    [prevenu] = prevenus_de(passage)
    dite = coupable(prevenu, HUIT_MOIS)
    assert enregistrer(passage, agent, saisie(prevenu, dite)) == {prevenu.pk: 1}
    [relu] = decisions_de(passage)
    assert relu.dite.empreinte == dite.empreinte
    assert actes() == ["decision-enregistree"]


def test_enregistrer_deux_fois_la_meme_chose_ne_change_rien(tribunal, agent):
    passage = passage_appele(tribunal)
    [prevenu] = prevenus_de(passage)
    dite = coupable(prevenu, HUIT_MOIS)
    enregistrer(passage, agent, saisie(prevenu, dite))
    assert enregistrer(passage, agent, saisie(prevenu, dite)) == {prevenu.pk: 1}
    assert actes() == ["decision-enregistree"]


def test_deux_greffiers_sur_la_meme_decision_le_second_est_averti(tribunal, agent):
    passage = passage_appele(tribunal)
    [prevenu] = prevenus_de(passage)
    vierge = DecisionDite().empreinte
    enregistrer(passage, agent, saisie(prevenu, coupable(prevenu, HUIT_MOIS), empreinte=vierge))
    with pytest.raises(DecisionModifieeAilleurs) as refus:
        enregistrer(passage, agent, saisie(prevenu, coupable(prevenu), empreinte=vierge))
    assert refus.value.prevenus == {prevenu.pk}
    assert decisions_de(passage)[0].dite.peines == (HUIT_MOIS,)


def test_qui_n_a_rien_touche_n_ecrase_rien(tribunal, agent):
    """Le second greffier n'a saisi que l'autre prévenu : le travail du premier reste."""
    passage = passage_appele(tribunal, prevenus=2)
    premier, second = prevenus_de(passage)
    vierge = DecisionDite()
    enregistrer(passage, agent, saisie(premier, coupable(premier, HUIT_MOIS)))
    versions = enregistrer(
        passage,
        agent,
        saisie(premier, vierge, empreinte=vierge.empreinte),
        saisie(second, coupable(second), empreinte=vierge.empreinte),
    )
    assert versions == {premier.pk: 0, second.pk: 1}
    assert decisions_de(passage)[0].dite.peines == (HUIT_MOIS,)


def test_un_conflit_n_enregistre_rien_pour_personne(tribunal, agent):
    passage = passage_appele(tribunal, prevenus=2)
    premier, second = prevenus_de(passage)
    enregistrer(passage, agent, saisie(premier, coupable(premier, HUIT_MOIS)))
    with pytest.raises(DecisionModifieeAilleurs):
        enregistrer(passage, agent, saisie(premier, coupable(premier)), saisie(second, coupable(second)))
    assert Decision.objects.filter(prevenu=second).count() == 0


@pytest.mark.parametrize(
    ("champs", "raison"),
    [
        ({"appelee_le": None}, "pas encore été appelée"),
        ({"issue": "RENVOYEE"}, "renvoyée"),
        ({"issue": "RADIEE_RETIREE"}, "radiée"),
    ],
)
def test_une_affaire_qui_ne_peut_etre_jugee_est_refusee(tribunal, agent, champs, raison):
    passage = passage_appele(tribunal, **champs)
    [prevenu] = prevenus_de(passage)
    with pytest.raises(ActeImpossible, match=raison):
        enregistrer(passage, agent, saisie(prevenu, coupable(prevenu)))


def test_une_decision_validee_ne_se_modifie_pas(tribunal, agent):
    passage = passage_appele(tribunal)
    juger(passage, agent, HUIT_MOIS)
    [prevenu] = prevenus_de(passage)
    with pytest.raises(DecisionModifieeAilleurs):
        enregistrer(passage, agent, saisie(prevenu, coupable(prevenu, QUINZE_JOURS), version=2))


def test_un_prevenu_ou_un_fait_d_une_autre_affaire_est_refuse(tribunal, agent):
    passage, autre = passage_appele(tribunal), passage_appele(tribunal)
    [prevenu], [etranger] = prevenus_de(passage), prevenus_de(autre)
    with pytest.raises(ActeImpossible, match="pas dans cette affaire"):
        enregistrer(passage, agent, saisie(etranger, coupable(etranger)))
    fait = etranger.preventions.get()
    dite = DecisionDite("CONTRADICTOIRE", (SortDit(fait.pk, "COUPABLE"),))
    with pytest.raises(ActeImpossible, match="pas reproché"):
        enregistrer(passage, agent, saisie(prevenu, dite))


def test_le_nombre_de_requetes_ne_depend_pas_des_faits(tribunal, agent, django_assert_num_queries):
    def compter(faits):
        passage = passage_appele(tribunal, faits=faits)
        [prevenu] = prevenus_de(passage)
        dite = coupable(prevenu, *[HUIT_MOIS] * faits)
        with django_assert_num_queries(13):
            enregistrer(passage, agent, saisie(prevenu, dite))

    compter(1)
    compter(12)
