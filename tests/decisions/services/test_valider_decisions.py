import pytest

from audiences.choix import Issue
from decisions.choix import EtatDecision
from decisions.dite import DecisionDite
from decisions.models import Decision, RegleOutrepassee
from decisions.selectors.decisions import decisions_de
from decisions.services.enregistrer_decisions import DecisionModifieeAilleurs, enregistrer_decisions
from decisions.services.reprendre_decision import reprendre_decision
from decisions.services.valider_decisions import ValidationRefusee, valider_decisions
from decisions.situation import PREVENU
from mistral.socle.droit import BLOQUANT, CP, REGLES, Article, Controle
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


def enregistrer(passage, agent, dite_de=coupable, *peines):
    saisies = [saisie(prevenu, dite_de(prevenu, *peines)) for prevenu in prevenus_de(passage)]
    return enregistrer_decisions(passage, saisies=saisies, par=agent)


def valider(passage, agent, versions, motifs=None):
    return valider_decisions(passage, versions=versions, motifs=motifs or {}, par=agent)


def test_une_decision_complete_se_valide_et_l_affaire_est_jugee(tribunal, agent):
    passage = passage_appele(tribunal)
    [decision] = juger(passage, agent, HUIT_MOIS)
    passage.refresh_from_db()
    assert (decision.etat, decision.validee_par) == (EtatDecision.VALIDEE, agent)
    assert passage.issue == Issue.RETENUE_JUGEE
    actes = EntreeJournal.objects.order_by("id").values_list("acte", flat=True)
    assert list(actes) == ["decision-enregistree", "decision-validee", "affaire-jugee"]


def test_l_affaire_n_est_jugee_que_quand_tous_les_prevenus_le_sont(tribunal, agent):
    passage = passage_appele(tribunal, prevenus=2)
    premier, second = prevenus_de(passage)
    versions = enregistrer(passage, agent)
    valider(passage, agent, {premier.pk: versions[premier.pk]})
    passage.refresh_from_db()
    assert passage.issue == ""
    valider(passage, agent, {second.pk: versions[second.pk]})
    passage.refresh_from_db()
    assert passage.issue == Issue.RETENUE_JUGEE


def test_un_constat_bloquant_arrete_la_validation(tribunal, agent):
    passage = passage_appele(tribunal)
    versions = enregistrer(passage, agent, coupable, QUINZE_JOURS)
    with pytest.raises(ValidationRefusee) as refus:
        valider(passage, agent, versions)
    assert any("R-EM-02" in raison for raison in refus.value.raisons)
    assert Decision.objects.get().etat == EtatDecision.BROUILLON


@pytest.mark.parametrize("motif", ["", "   "])
def test_un_motif_vide_ne_passe_pas_outre(tribunal, agent, motif):
    passage = passage_appele(tribunal)
    [prevenu] = prevenus_de(passage)
    versions = enregistrer(passage, agent, coupable, QUINZE_JOURS)
    with pytest.raises(ValidationRefusee):
        valider(passage, agent, versions, {prevenu.pk: {"R-EM-02": motif}})


def test_le_motif_de_passer_outre_est_garde_avec_son_auteur(tribunal, agent):
    passage = passage_appele(tribunal)
    [prevenu] = prevenus_de(passage)
    versions = enregistrer(passage, agent, coupable, QUINZE_JOURS)
    motifs = {prevenu.pk: {"R-EM-02": "Dit ainsi par le président", "R-CU-01": "sans objet"}}
    valider(passage, agent, versions, motifs)
    outre = RegleOutrepassee.objects.get()
    assert (outre.regle, outre.motif, outre.par) == ("R-EM-02", "Dit ainsi par le président", agent)


def test_un_motif_devenu_sans_objet_n_est_plus_compte(tribunal, agent):
    passage = passage_appele(tribunal)
    [prevenu] = prevenus_de(passage)
    versions = enregistrer(passage, agent, coupable, QUINZE_JOURS)
    [decision] = valider(passage, agent, versions, {prevenu.pk: {"R-EM-02": "Dit ainsi"}})
    reprise = reprendre_decision(decision, par=agent)
    assert RegleOutrepassee.objects.count() == 1
    corrigee = saisie(prevenu, coupable(prevenu, HUIT_MOIS), version=reprise.version)
    valider(passage, agent, enregistrer_decisions(passage, saisies=[corrigee], par=agent))
    assert RegleOutrepassee.objects.count() == 0


def sans_qualification(prevenu, *peines):
    return coupable(prevenu, *peines, qualification="")


def relaxe_sans_motif(prevenu, *peines):
    return coupable(prevenu, *peines, sort="RELAXE")


def rien(prevenu, *peines):
    return DecisionDite("CONTRADICTOIRE")


@pytest.mark.parametrize(
    ("dite_de", "raison"),
    [
        (sans_qualification, "qualification du jugement"),
        (relaxe_sans_motif, "à préciser, motif"),
        (rien, "R-CU-02"),
    ],
)
def test_un_blanc_au_dispositif_arrete_la_validation(tribunal, agent, dite_de, raison):
    passage = passage_appele(tribunal)
    versions = enregistrer(passage, agent, dite_de)
    with pytest.raises(ValidationRefusee) as refus:
        valider(passage, agent, versions)
    assert any(raison in texte for texte in refus.value.raisons)


def test_un_seul_prevenu_refuse_n_en_laisse_valider_aucun(tribunal, agent):
    passage = passage_appele(tribunal, prevenus=2)
    premier, second = prevenus_de(passage)
    saisies = [saisie(premier, coupable(premier, HUIT_MOIS)), saisie(second, coupable(second, QUINZE_JOURS))]
    versions = enregistrer_decisions(passage, saisies=saisies, par=agent)
    with pytest.raises(ValidationRefusee):
        valider(passage, agent, versions)
    assert set(Decision.objects.values_list("etat", flat=True)) == {EtatDecision.BROUILLON}


@pytest.mark.parametrize(
    "panne", [ZeroDivisionError, KeyError, AttributeError, TypeError, NotImplementedError]
)
def test_une_regle_en_panne_ferme_la_validation_et_le_dit(tribunal, agent, monkeypatch, panne):
    def casser(situation):
        raise panne("panne")

    cassee = Controle("R-CASSEE", [Article(CP, "1")], casser, niveau=BLOQUANT, portee=PREVENU)
    monkeypatch.setitem(REGLES._entrees, "R-CASSEE", cassee)
    passage = passage_appele(tribunal)
    [prevenu] = prevenus_de(passage)
    versions = enregistrer(passage, agent, coupable, HUIT_MOIS)
    with pytest.raises(ValidationRefusee) as refus:
        valider(passage, agent, versions, {prevenu.pk: {"R-CASSEE": "je passe outre"}})
    assert f"n’a pas pu répondre ({panne.__name__})" in refus.value.raisons[0]
    assert Decision.objects.get().etat == EtatDecision.BROUILLON


def test_on_ne_valide_que_ce_que_l_on_a_vu(tribunal, agent):
    passage = passage_appele(tribunal)
    [prevenu] = prevenus_de(passage)
    enregistrer(passage, agent, coupable, HUIT_MOIS)
    with pytest.raises(DecisionModifieeAilleurs):
        valider(passage, agent, {prevenu.pk: 0})


def test_rien_a_valider_se_dit(tribunal, agent):
    passage = passage_appele(tribunal)
    juger(passage, agent, HUIT_MOIS)
    [prevenu] = prevenus_de(passage)
    with pytest.raises(ActeImpossible, match="toutes le sont déjà"):
        valider(passage, agent, {prevenu.pk: 2})


def test_reprendre_n_efface_rien_et_l_affaire_n_est_plus_jugee(tribunal, agent):
    passage = passage_appele(tribunal)
    [decision] = juger(passage, agent, HUIT_MOIS)
    avant = decisions_de(passage)[0].dite
    reprendre_decision(decision, par=agent)
    passage.refresh_from_db()
    [apres] = decisions_de(passage)
    assert apres.dite == avant
    assert (apres.decision.etat, apres.decision.validee_le, apres.version) == (
        EtatDecision.BROUILLON,
        None,
        3,
    )
    assert passage.issue == ""
    assert EntreeJournal.objects.filter(acte="decision-reprise").count() == 1


def test_on_ne_reprend_ni_un_brouillon_ni_une_decision_signee(tribunal, agent):
    passage = passage_appele(tribunal)
    [decision] = juger(passage, agent, HUIT_MOIS)
    Decision.objects.update(etat=EtatDecision.SIGNEE)
    with pytest.raises(ActeImpossible, match="signée"):
        reprendre_decision(decision, par=agent)
    Decision.objects.update(etat=EtatDecision.BROUILLON, validee_le=None, validee_par=None)
    with pytest.raises(ActeImpossible, match="déjà en brouillon"):
        reprendre_decision(decision, par=agent)
