"""Actes du greffe sur une affaire et ses parties : la saisie prime, rien ne se perd, rien ne se supprime."""

import datetime

import pytest

from audiences.choix import NaturePersonne, NatureRepresentation, ObjetSuivi, Qualite
from audiences.models import Affaire, Avocat, Correction, Note, Partie, Personne, Representation
from audiences.services.affecter_avocat import affecter_avocat, creer_avocat
from audiences.services.ajouter_parties import ajouter_partie, ajouter_parties
from audiences.services.corriger import corriger
from audiences.services.corriger_affaire import corriger_affaire
from audiences.services.creer_affaire import creer_affaire
from audiences.services.lier_parties import delier_parties, lier_parties
from audiences.services.modifier_partie import modifier_partie
from audiences.services.retirer_partie import retablir_partie, retirer_partie
from audiences.services.revenir import revenir
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import AffaireFactory, PartieFactory, PersonneFactory, PreventionFactory
from tests.decisions.factories import DecisionFactory

pytestmark = pytest.mark.django_db


def correction(objet, cible, champ) -> Correction:
    return Correction.objects.get(objet=objet, objet_id=cible.pk, champ=champ)


def test_corriger_garde_la_valeur_de_cassiopee_l_auteur_et_l_affaire(prevenu, agent):
    assert corriger(ObjetSuivi.PERSONNE, prevenu.personne, {"profession": "carreleur"}, par=agent) == [
        "profession"
    ]
    gardee = correction(ObjetSuivi.PERSONNE, prevenu.personne, "profession")
    assert (gardee.valeur_recue, gardee.est_divergente, gardee.par) == ("maçon", True, agent)
    assert gardee.affaire == prevenu.affaire


def test_une_seconde_correction_garde_la_premiere_valeur_recue(prevenu, agent):
    for metier in ("carreleur", "plombier"):
        corriger(ObjetSuivi.PERSONNE, prevenu.personne, {"profession": metier}, par=agent)
    assert correction(ObjetSuivi.PERSONNE, prevenu.personne, "profession").valeur_recue == "maçon"


def test_redonner_la_valeur_recue_leve_la_correction(prevenu, agent):
    for metier in ("carreleur", "maçon"):
        corriger(ObjetSuivi.PERSONNE, prevenu.personne, {"profession": metier}, par=agent)
    assert not Correction.objects.filter(champ="profession").exists()


def test_ce_que_le_greffe_a_cree_n_a_pas_de_valeur_de_cassiopee(victime, agent):
    corriger(ObjetSuivi.PERSONNE, victime.personne, {"nom": "CARDINI-ROUX"}, par=agent)
    gardee = correction(ObjetSuivi.PERSONNE, victime.personne, "nom")
    assert (gardee.valeur_recue, gardee.est_divergente) == ("", False)


def test_corriger_refuse_un_champ_que_l_objet_ne_suit_pas(prevenu, agent):
    with pytest.raises(KeyError):
        corriger(ObjetSuivi.PARTIE, prevenu, {"retiree_le": None}, par=agent)


def test_une_correction_sans_changement_n_ecrit_rien(prevenu, agent):
    assert corriger(ObjetSuivi.PERSONNE, prevenu.personne, {"profession": "maçon"}, par=agent) == []
    assert not EntreeJournal.objects.filter(acte="personne-corrige").exists()


def test_revenir_reprend_le_libelle_avec_son_code(prevenu, agent):
    Personne.objects.filter(pk=prevenu.personne_id).update(langue_code="07")
    corriger(ObjetSuivi.PERSONNE, prevenu.personne, {"langue": "arabe", "langue_code": "01"}, par=agent)
    revenir(correction(ObjetSuivi.PERSONNE, prevenu.personne, "langue"), par=agent)
    prevenu.personne.refresh_from_db()
    assert (prevenu.personne.langue, prevenu.personne.langue_code) == ("italien", "07")
    assert not Correction.objects.filter(objet=ObjetSuivi.PERSONNE).exists()


def test_revenir_reprend_une_date_entiere(prevenu, agent):
    recue = {"naissance_annee": 1990, "naissance_mois": 3, "naissance_jour": 12}
    Personne.objects.filter(pk=prevenu.personne_id).update(**recue)
    saisie = {"naissance_annee": 1991, "naissance_mois": None, "naissance_jour": None}
    corriger(ObjetSuivi.PERSONNE, prevenu.personne, saisie, par=agent)
    revenir(correction(ObjetSuivi.PERSONNE, prevenu.personne, "naissance_annee"), par=agent)
    prevenu.personne.refresh_from_db()
    assert {nom: getattr(prevenu.personne, nom) for nom in recue} == recue


@pytest.mark.parametrize(
    ("champ", "recue", "saisie"),
    [
        ("a_b1", False, True),
        ("convocation_le", datetime.date(2026, 10, 1), datetime.date(2026, 10, 2)),
        ("categorie_penale", "libre", "détenu"),
        ("qualite_origine", "Jugé", "Prévenu"),
    ],
)
def test_revenir_relit_chaque_sorte_de_valeur(prevenu, agent, champ, recue, saisie):
    Partie.objects.filter(pk=prevenu.pk).update(**{champ: recue})
    corriger(ObjetSuivi.PARTIE, prevenu, {champ: saisie}, par=agent)
    revenir(correction(ObjetSuivi.PARTIE, prevenu, champ), par=agent)
    prevenu.refresh_from_db()
    assert getattr(prevenu, champ) == recue


def test_revenir_reprend_l_avocat(prevenu, avocat, agent):
    Partie.objects.filter(pk=prevenu.pk).update(avocat=avocat)
    corriger(ObjetSuivi.PARTIE, prevenu, {"avocat": None}, par=agent)
    revenir(correction(ObjetSuivi.PARTIE, prevenu, "avocat"), par=agent)
    prevenu.refresh_from_db()
    assert prevenu.avocat == avocat


def test_on_ne_revient_pas_a_ce_que_cassiopee_n_a_pas_dit(victime, agent):
    corriger(ObjetSuivi.PERSONNE, victime.personne, {"profession": "infirmière"}, par=agent)
    with pytest.raises(ActeImpossible, match="rien à quoi revenir"):
        revenir(correction(ObjetSuivi.PERSONNE, victime.personne, "profession"), par=agent)


def test_une_affaire_creee_entre_au_role_avec_sa_note_vierge(audience, agent):
    passage = creer_affaire(audience, valeurs={"numero_parquet": "26182000001"}, par=agent)
    assert (passage.audience, passage.rang) == (audience, 1)
    assert Note.objects.get(inscription=passage).version == 0
    assert correction(ObjetSuivi.AFFAIRE, passage.affaire, "numero_parquet").valeur_recue == ""


def test_une_affaire_n_est_pas_creee_si_l_audience_est_levee(audience, agent):
    audience.ouverte_le = audience.levee_le = datetime.datetime(2026, 11, 24, 20, tzinfo=datetime.UTC)
    audience.save(update_fields=["ouverte_le", "levee_le"])
    with pytest.raises(ActeImpossible, match="levée"):
        creer_affaire(audience, valeurs={"numero_parquet": "26182000001"}, par=agent)
    assert not Affaire.objects.exists()


def ajouter(affaire, agent, nom, qualite=Qualite.PREVENU, **identite) -> Partie:
    identite = {"nature": NaturePersonne.PHYSIQUE, "nom": nom, "prenoms": "Alex"} | identite
    return ajouter_partie(affaire, identite=identite, valeurs={"qualite": qualite}, par=agent)


def test_l_intitule_suit_les_prevenus_ajoutes_retires_et_retablis(affaire, agent):
    premier = ajouter(affaire, agent, "ABBAS")
    ajouter(affaire, agent, "ROSSI")
    ajouter(affaire, agent, "CARDINI", Qualite.VICTIME)
    affaire.refresh_from_db()
    assert affaire.intitule == "ABBAS Alex et autre"
    retirer_partie(premier, motif="erreur de saisie", par=agent)
    affaire.refresh_from_db()
    assert affaire.intitule == "ROSSI Alex"
    retablir_partie(premier, par=agent)
    affaire.refresh_from_db()
    assert affaire.intitule == "ABBAS Alex et autre"


def test_un_intitule_ecrit_a_la_main_reste(affaire, agent):
    corriger_affaire(affaire, valeurs={"intitule": "Affaire du marché"}, par=agent)
    ajouter(affaire, agent, "ABBAS")
    affaire.refresh_from_db()
    assert affaire.intitule == "Affaire du marché"


def test_un_intitule_vide_suit_de_nouveau_les_prevenus(affaire, agent):
    corriger_affaire(affaire, valeurs={"intitule": "Affaire du marché"}, par=agent)
    ajouter(affaire, agent, "ABBAS")
    corriger_affaire(affaire, valeurs={"intitule": ""}, par=agent)
    affaire.refresh_from_db()
    assert affaire.intitule == "ABBAS Alex"


@pytest.mark.parametrize("qualite", Qualite)
def test_toute_qualite_s_ajoute(affaire, agent, qualite):
    assert ajouter(affaire, agent, "PERSONNE", qualite).qualite == qualite


def test_une_personne_connue_est_reprise_sans_etre_changee(affaire, prevenu, agent):
    autre = AffaireFactory(juridiction=affaire.juridiction)
    partie = ajouter_partie(
        autre, personne=prevenu.personne, identite={"nom": "AUTRE"}, valeurs={"qualite": Qualite.VICTIME},
        par=agent,
    )  # fmt: skip
    assert partie.personne == prevenu.personne
    partie.personne.refresh_from_db()
    assert partie.personne.nom == "MARTELLI"


def test_la_meme_personne_n_a_pas_deux_fois_la_meme_qualite(affaire, prevenu, agent):
    with pytest.raises(ActeImpossible, match="déjà cette qualité"):
        ajouter_partie(affaire, personne=prevenu.personne, valeurs={"qualite": Qualite.PREVENU}, par=agent)


def test_une_victime_devient_partie_civile_et_reste_la_meme_personne(victime, agent):
    modifier_partie(victime, identite={}, valeurs={"qualite": Qualite.PARTIE_CIVILE}, par=agent)
    victime.refresh_from_db()
    assert (victime.qualite, victime.personne.nom) == (Qualite.PARTIE_CIVILE, "CARDINI")


def test_un_prevenu_poursuivi_ne_change_pas_de_qualite(prevenu, agent):
    PreventionFactory(infraction__affaire=prevenu.affaire, prevenu=prevenu)
    with pytest.raises(ActeImpossible, match="faits lui sont reprochés"):
        modifier_partie(prevenu, identite={}, valeurs={"qualite": Qualite.TEMOIN}, par=agent)


def test_corriger_un_nom_reintitule_toutes_ses_affaires(prevenu, agent):
    autre = PartieFactory(affaire=AffaireFactory(juridiction=prevenu.juridiction), personne=prevenu.personne)
    modifier_partie(prevenu, identite={"nom": "MARTELLO"}, valeurs={}, par=agent)
    for affaire in (prevenu.affaire, autre.affaire):
        affaire.refresh_from_db()
        assert affaire.intitule == "MARTELLO Enzo"


def test_un_prevenu_juge_ne_se_retire_pas_mais_son_etat_civil_se_corrige(prevenu, agent, audience):
    DecisionFactory(
        inscription__affaire=prevenu.affaire,
        inscription__audience=audience,
        prevenu=prevenu,
        etat="VALIDEE",
        validee_le=datetime.datetime(2026, 11, 24, 18, tzinfo=datetime.UTC),
        validee_par=agent,
    )
    with pytest.raises(ActeImpossible, match="statué"):
        retirer_partie(prevenu, motif="erreur", par=agent)
    assert modifier_partie(prevenu, identite={"profession": "peintre"}, valeurs={}, par=agent)


def test_un_brouillon_vide_ne_retient_pas_le_prevenu(prevenu, agent, audience):
    DecisionFactory(inscription__affaire=prevenu.affaire, inscription__audience=audience, prevenu=prevenu)
    assert retirer_partie(prevenu, motif="erreur", par=agent).retiree_le is not None
    assert Partie.objects.filter(pk=prevenu.pk).exists()


def test_une_partie_peut_en_representer_plusieurs(affaire, prevenu, victime, agent):
    mere = ajouter(affaire, agent, "MÈRE", Qualite.REPRESENTANT_LEGAL)
    for autre in (prevenu, victime):
        lier_parties(mere, represente=autre, nature=NatureRepresentation.REPRESENTE, par=agent)
    assert mere.representations.filter(retiree_le__isnull=True).count() == 2


def test_un_lien_retire_revient_quand_on_le_redit(prevenu, victime, agent):
    lien = lier_parties(victime, represente=prevenu, nature=NatureRepresentation.LIEE, par=agent)
    delier_parties(lien, par=agent)
    lier_parties(victime, represente=prevenu, nature=NatureRepresentation.REPOND_DE, par=agent)
    seul = Representation.objects.get()
    assert (seul.retiree_le, seul.nature) == (None, NatureRepresentation.REPOND_DE)


def test_deux_parties_de_deux_affaires_ne_se_lient_pas(prevenu, agent):
    ailleurs = PartieFactory(affaire=AffaireFactory(juridiction=prevenu.juridiction))
    with pytest.raises(ActeImpossible, match="même affaire"):
        lier_parties(prevenu, represente=ailleurs, nature=NatureRepresentation.LIEE, par=agent)


def test_un_avocat_assiste_plusieurs_parties_d_un_coup(affaire, prevenu, victime, avocat, agent):
    assert affecter_avocat(affaire, parties=[prevenu, victime], avocat=avocat, par=agent) == 2
    assert set(Partie.objects.filter(avocat=avocat)) == {prevenu, victime}


def test_deux_avocats_homonymes_de_deux_barreaux_sont_deux_avocats(avocat, agent, tribunal):
    creer_avocat(tribunal.pk, valeurs={"nom": "AUBANEL", "prenom": "Claire", "barreau": "Nice"}, par=agent)
    with pytest.raises(ActeImpossible, match="déjà enregistré"):
        creer_avocat(
            tribunal.pk,
            valeurs={"nom": "AUBANEL", "prenom": "Claire", "barreau": "Grasse", "toque": "12"},
            par=agent,
        )
    assert Avocat.objects.filter(nom="AUBANEL").count() == 2


@pytest.mark.parametrize("nombre", [1, 90])
def test_ajouter_en_nombre_prend_le_meme_nombre_de_requetes(
    affaire, agent, nombre, django_assert_num_queries
):
    nouvelles = [
        Partie(
            qualite=Qualite.VICTIME,
            personne=Personne(nature=NaturePersonne.PHYSIQUE, nom=f"VICTIME-{rang}", prenoms="Alex"),
        )
        for rang in range(nombre)
    ]
    with django_assert_num_queries(12):
        ajouter_parties(affaire, nouvelles=nouvelles, par=agent)
    assert affaire.parties.count() == nombre
    assert [p.rang for p in affaire.parties.all()] == list(range(1, nombre + 1))


def test_ajouter_en_nombre_protege_ce_qui_est_saisi(affaire, agent):
    personne = Personne(nature=NaturePersonne.PHYSIQUE, nom="UNE", commune="Grasse")
    ajouter_parties(affaire, nouvelles=[Partie(qualite=Qualite.VICTIME, personne=personne)], par=agent)
    champs = Correction.objects.filter(objet=ObjetSuivi.PERSONNE).values_list("champ", flat=True)
    assert {"nom", "commune"} <= set(champs)


def test_une_personne_d_un_autre_tribunal_n_est_pas_reprise(affaire, agent, autre_tribunal):
    ailleurs = PersonneFactory(juridiction=autre_tribunal)
    with pytest.raises(ActeImpossible, match="autre tribunal"):
        ajouter_partie(affaire, personne=ailleurs, valeurs={"qualite": Qualite.TEMOIN}, par=agent)
