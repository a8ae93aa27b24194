import pytest
from django.urls import reverse

from audiences.choix import Issue
from decisions.choix import EtatDecision
from decisions.models import Decision
from decisions.selectors.decisions import decisions_de
from decisions.services.enregistrer_decisions import enregistrer_decisions
from decisions.situation import PREVENU
from mistral.socle.droit import BLOQUANT, CP, REGLES, Article, Controle
from tests.decisions.passages import HUIT_MOIS, coupable, juger, passage_appele, prevenus_de, saisie
from tests.decisions.saisies import adresse, tape
from tests.pages import texte, zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def passage(tribunal):
    return passage_appele(tribunal)


@pytest.fixture
def cle(passage):
    return decisions_de(passage)[0].cle


def test_le_greffier_voit_la_saisie_et_la_qualification_proposee(greffier, passage, cle):
    page = greffier.get(adresse("decider", passage))
    assert page.status_code == 200
    assert f'name="{cle}-qualification"' in page.content.decode()
    assert '<option value="CONTRADICTOIRE" selected>' in page.content.decode()
    assert "Le prévenu comparaît. CPP, art. 410" in texte(zone(page, "decision"))


def test_la_magistrate_lit_sans_pouvoir_ecrire(presidente, passage, cle):
    page = presidente.get(adresse("decider", passage))
    assert page.status_code == 200
    assert f'name="{cle}-qualification"' not in page.content.decode()
    assert presidente.post(adresse("enregistrer", passage), tape(passage)).status_code == 403


@pytest.mark.parametrize("nom", ["enregistrer", "valider", "constats", "composer"])
def test_les_actes_sont_au_greffier_de_ce_tribunal(nom, presidente, cheffe, greffier_ailleurs, passage):
    assert presidente.post(adresse(nom, passage)).status_code == 403
    assert cheffe.post(adresse(nom, passage)).status_code == 403
    assert greffier_ailleurs.post(adresse(nom, passage)).status_code == 404


def test_la_page_d_un_autre_tribunal_n_existe_pas(greffier_ailleurs, cheffe, passage):
    assert greffier_ailleurs.get(adresse("decider", passage)).status_code == 404
    assert cheffe.get(adresse("decider", passage)).status_code == 403


def test_enregistrer_puis_relire_donne_la_meme_zone_que_la_page(greffier, passage, htmx):
    envoi = greffier.post(adresse("enregistrer", passage), tape(passage), headers=htmx, follow=True)
    page = greffier.get(adresse("decider", passage))
    assert zone(envoi, "decision") == zone(page, "decision")
    assert "huit mois (8 mois) d’emprisonnement" in texte(zone(page, "lecture"))
    assert Decision.objects.get().etat == EtatDecision.BROUILLON


def test_valider_juge_l_affaire_et_ferme_la_saisie(greffier, passage, cle):
    page = greffier.post(adresse("valider", passage), tape(passage), follow=True)
    passage.refresh_from_db()
    assert passage.issue == Issue.RETENUE_JUGEE
    assert f'name="{cle}-qualification"' not in page.content.decode()
    assert "Reprendre pour corriger" in page.content.decode()


def test_un_constat_bloquant_refuse_puis_cede_au_motif_tape(greffier, passage, cle):
    courte = {f"{cle}-peine-0-duree_mois": "", f"{cle}-peine-0-duree_jours": "15"}
    refus = greffier.post(adresse("valider", passage), tape(passage) | courte)
    assert refus.status_code == 422
    lu = texte(zone(refus, "decision"))
    assert "R-EM-02" in lu
    assert "CP, art.\u00a0132-19" in refus.content.decode()
    assert "Le brouillon est enregistré, rien n’est perdu." in lu
    motif = {f"{cle}-outre-R-EM-02": "Dit ainsi par le président"}
    assert greffier.post(adresse("valider", passage), tape(passage) | courte | motif).status_code == 302
    lue = greffier.get(adresse("decider", passage))
    assert "Passé outre : Dit ainsi par le président" in texte(zone(lue, "lecture"))


def test_le_motif_tape_survit_a_un_refus(greffier, passage, cle):
    champs = {f"{cle}-peine-0-duree_mois": "", f"{cle}-peine-0-duree_jours": "15", f"{cle}-qualification": ""}
    motif = {f"{cle}-outre-R-EM-02": "Dit ainsi"}
    refus = greffier.post(adresse("valider", passage), tape(passage) | champs | motif)
    assert refus.status_code == 422
    assert 'value="Dit ainsi"' in refus.content.decode()


def test_un_prevenu_peut_etre_valide_seul(greffier, tribunal):
    passage = passage_appele(tribunal, prevenus=2)
    premier, second = prevenus_de(passage)
    greffier.post(adresse("valider", passage), tape(passage) | {"prevenu": str(premier.pk)})
    etats = dict(Decision.objects.values_list("prevenu", "etat"))
    assert etats == {premier.pk: EtatDecision.VALIDEE, second.pk: EtatDecision.BROUILLON}
    passage.refresh_from_db()
    assert passage.issue == ""


@pytest.mark.parametrize(
    ("champ", "valeur", "phrase"),
    [
        ("peine-0-duree_mois", "huit", "nombre entier"),
        ("peine-0-duree_mois", "-1", "supérieur"),
        ("peine-0-duree_mois", "99999999999999999999", "inférieur"),
        ("peine-0-duree_ans", "25", "20\u00a0ans au plus"),
        ("peine-0-sursis", "PARTIEL", "choix valide"),
        ("qualification", "PEUT-ETRE", "choix valide"),
        ("version", "x", "nombre entier"),
    ],
)
@pytest.mark.parametrize("acte", ["enregistrer", "valider", "constats"])
def test_une_saisie_impossible_rend_la_meme_page_sans_rien_perdre(
    greffier, passage, cle, acte, champ, valeur, phrase
):
    donnees = tape(passage) | {f"{cle}-peine-0-sursis_mois": "7", f"{cle}-{champ}": valeur}
    refus = greffier.post(adresse(acte, passage), donnees)
    assert refus.status_code == 422
    assert phrase in refus.content.decode()
    assert f'name="{cle}-peine-0-sursis_mois" value="7"' in refus.content.decode()
    assert Decision.objects.count() == 0


@pytest.mark.parametrize("montant", ["0", "-5", "1e400", "10,999", "nan", "beaucoup", "9" * 40])
def test_un_montant_impossible_est_refuse(greffier, passage, cle, montant):
    amende = {f"{cle}-peine-0-nature": "AMENDE", f"{cle}-peine-0-montant": montant}
    assert greffier.post(adresse("enregistrer", passage), tape(passage) | amende).status_code == 422


@pytest.mark.parametrize(("montant", "lu"), [("2000", "2 000,00"), ("1 500,5", "1 500,50"), ("0,01", "0,01")])
def test_un_montant_se_tape_a_la_francaise(greffier, passage, cle, montant, lu):
    amende = {f"{cle}-peine-0-nature": "AMENDE", f"{cle}-peine-0-montant": montant}
    greffier.post(adresse("enregistrer", passage), tape(passage) | amende)
    page = greffier.get(adresse("decider", passage))
    assert f"{lu} €" in texte(zone(page, "lecture")).replace("\u202f", " ").replace("\u00a0", " ")


def test_deux_greffiers_rien_de_tape_n_est_perdu(greffier, passage, cle):
    page_du_second = tape(passage) | {f"{cle}-peine-0-duree_mois": "11"}
    greffier.post(adresse("enregistrer", passage), tape(passage))
    refus = greffier.post(adresse("enregistrer", passage), page_du_second)
    assert refus.status_code == 422
    lu = texte(zone(refus, "decision"))
    assert "modifiée par une autre personne" in lu
    assert "à huit mois (8 mois)" in lu.partition("Texte enregistré")[2].partition("Qualification")[0]
    assert f'name="{cle}-peine-0-duree_mois" value="11"' in refus.content.decode()
    remplacee = greffier.post(adresse("enregistrer", passage), page_du_second | {f"{cle}-remplacer": "1"})
    assert remplacee.status_code == 302
    assert decisions_de(passage)[0].dite.peines[0].duree.mois == 11


def test_une_decision_validee_entre_temps_est_dite(greffier, passage, cle):
    page_du_second = tape(passage) | {f"{cle}-peine-0-duree_mois": "11"}
    juger(passage, greffier.personne, HUIT_MOIS)
    refus = greffier.post(adresse("enregistrer", passage), page_du_second)
    assert refus.status_code == 422
    assert "l’a validée" in texte(zone(refus, "decision"))


def test_reprendre_rouvre_la_saisie(greffier, passage, cle):
    [decision] = juger(passage, greffier.personne, HUIT_MOIS)
    page = greffier.post(adresse("reprendre", passage, decision.pk), follow=True)
    assert f'name="{cle}-peine-0-duree_mois" value="8"' in page.content.decode()
    passage.refresh_from_db()
    assert passage.issue == ""


def test_reprendre_enregistre_ce_qui_est_tape_pour_les_autres(greffier, tribunal):
    passage = passage_appele(tribunal, prevenus=2)
    premier, second = prevenus_de(passage)
    greffier.post(adresse("valider", passage), tape(passage) | {"prevenu": str(premier.pk)})
    change = {f"p{second.pk}-peine-0-duree_mois": "3"}
    decision = Decision.objects.get(prevenu=premier)
    greffier.post(adresse("reprendre", passage, decision.pk), tape(passage) | change)
    assert decisions_de(passage)[1].dite.peines[0].duree.mois == 3


def test_la_decision_d_un_autre_passage_ne_se_reprend_pas_d_ici(greffier, tribunal, passage):
    autre = passage_appele(tribunal)
    [decision] = juger(autre, greffier.personne, HUIT_MOIS)
    assert greffier.post(adresse("reprendre", passage, decision.pk)).status_code == 404


@pytest.mark.parametrize(
    ("champs", "raison"),
    [({"appelee_le": None}, "pas encore été appelée"), ({"issue": "RENVOYEE"}, "renvoyée")],
)
def test_une_affaire_qui_ne_se_juge_pas_l_explique_avec_un_lien(greffier, tribunal, champs, raison):
    passage = passage_appele(tribunal, **champs)
    page = greffier.get(adresse("decider", passage))
    assert page.status_code == 200
    assert raison in texte(zone(page, "decision"))
    assert reverse("audiences:note", args=[passage.pk]) in zone(page, "decision")
    refus = greffier.post(adresse("enregistrer", passage), tape(passage))
    assert refus.status_code == 422
    assert raison in texte(zone(refus, "decision"))


def test_une_affaire_sans_prevenu_le_dit(greffier, tribunal):
    page = greffier.get(adresse("decider", passage_appele(tribunal, prevenus=0)))
    assert "n’a aucun prévenu" in texte(zone(page, "decision"))


def test_une_regle_en_panne_est_dite_a_l_ecran(greffier, passage, monkeypatch):
    def casser(situation):
        raise ValueError("panne")

    cassee = Controle("R-CASSEE", [Article(CP, "1")], casser, niveau=BLOQUANT, portee=PREVENU)
    monkeypatch.setitem(REGLES._entrees, "R-CASSEE", cassee)
    refus = greffier.post(adresse("valider", passage), tape(passage))
    assert refus.status_code == 422
    assert "Incident." in texte(zone(refus, "lecture"))
    assert Decision.objects.get().etat == EtatDecision.BROUILLON


def test_le_motif_d_un_autre_sort_est_refuse(greffier, passage, cle):
    fait = decisions_de(passage)[0].preventions[0].pk
    mauvais = {f"{cle}-{fait}-sort": "RELAXE", f"{cle}-{fait}-motif": "EXTINCTION:TRANSACTION"}
    refus = greffier.post(adresse("enregistrer", passage), tape(passage) | mauvais)
    assert refus.status_code == 422
    assert "n’est pas de ceux de « Relaxe »" in texte(zone(refus, "decision"))


@pytest.mark.parametrize("faits", [1, 12])
def test_la_page_coute_autant_de_requetes_pour_un_fait_ou_douze(
    greffier, tribunal, faits, django_assert_num_queries
):
    passage = passage_appele(tribunal, faits=faits)
    [prevenu] = prevenus_de(passage)
    dite = coupable(prevenu, *[HUIT_MOIS] * faits)
    enregistrer_decisions(passage, saisies=[saisie(prevenu, dite)], par=greffier.personne)
    with django_assert_num_queries(13):
        greffier.get(adresse("decider", passage))
