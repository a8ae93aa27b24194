"""Écrans de saisie d'une affaire : ajouter, créer, affecter un avocat ; les homonymes restent distincts."""

import datetime
import html

import pytest

from audiences.choix import NaturePersonne, ObjetSuivi, Qualite
from audiences.models import Affaire, Avocat, Correction, Partie
from audiences.services.corriger import corriger
from tests.audiences.affaires.saisies import fiche, page, saisie
from tests.audiences.factories import (
    AffaireFactory,
    InscriptionFactory,
    PersonneFactory,
)
from tests.audiences.views.ecran import adresse
from tests.pages import texte, zone

pytestmark = pytest.mark.django_db


# ── Ajouter une partie ──

NOUVELLE = {
    "personne-nature": "PHYSIQUE", "personne-nom": "ROSSI", "personne-prenoms": "Marco",
    "personne-est_x_se_disant": "non", "partie-qualite": "PARTIE_CIVILE", "acte": "ajouter",
}  # fmt: skip


@pytest.mark.parametrize("qualite", Qualite)
def test_toute_qualite_s_ajoute_a_l_ecran(greffier, affaire, qualite):
    reponse = greffier.post(adresse("ajouter-partie", affaire), NOUVELLE | {"partie-qualite": qualite})
    assert reponse.status_code == 302
    assert affaire.parties.get().qualite == qualite


def test_une_personne_morale_se_saisit_avec_ses_seuls_champs(greffier, affaire):
    vue = page(greffier, "ajouter-partie", affaire, nature="MORALE")
    assert "Dénomination" in vue
    assert 'name="personne-naissance"' not in vue
    donnees = {"nature": "MORALE", "personne-nature": "MORALE", "personne-nom": "SARL CHÊNE & FILS"}
    donnees |= {"personne-siren": "123456789", "partie-qualite": "PARTIE_CIVILE", "acte": "ajouter"}
    assert greffier.post(adresse("ajouter-partie", affaire), donnees).status_code == 302
    assert affaire.parties.get().personne.nature == NaturePersonne.MORALE


def test_un_homonyme_exact_demande_de_dire_si_c_est_la_meme_personne(greffier, affaire, tribunal):
    connue = PersonneFactory(
        juridiction=tribunal, nom="ROSSI", prenoms="Marco", naissance_annee=1980, commune="Antibes"
    )
    reponse = greffier.post(adresse("ajouter-partie", affaire), NOUVELLE)
    assert reponse.status_code == 422
    vue = texte(reponse.content.decode())
    assert "reprenez-la, ou dites que c’en est une autre" in vue
    assert "demeurant à Antibes" in vue
    assert affaire.parties.count() == 0
    greffier.post(adresse("ajouter-partie", affaire), NOUVELLE | {"connue": connue.pk})
    assert affaire.parties.get().personne == connue


def test_une_autre_personne_du_meme_nom_est_une_autre_personne(greffier, affaire, tribunal):
    connue = PersonneFactory(juridiction=tribunal, nom="ROSSI", prenoms="Marco")
    greffier.post(adresse("ajouter-partie", affaire), NOUVELLE | {"connue": "nouvelle"})
    assert affaire.parties.get().personne != connue


def test_la_recherche_de_personne_ecarte_les_accents_et_les_fautes(greffier, affaire, tribunal, htmx):
    PersonneFactory(juridiction=tribunal, nom="DUPONT-O’NEILL", prenoms="Zoé")
    for frappe in ("dupont oneil", "Dupont-O'Neill", "DUPONT"):
        donnees = NOUVELLE | {"acte": "chercher", "personne-nom": frappe, "personne-prenoms": "Zoe"}
        reponse = greffier.post(adresse("ajouter-partie", affaire), donnees, headers=htmx)
        assert "DUPONT-O’NEILL" in html.unescape(reponse.content.decode()), frappe
        assert "<h1" not in reponse.content.decode()


def test_le_fragment_des_personnes_connues_est_celui_de_la_page(greffier, affaire, tribunal, htmx):
    PersonneFactory(juridiction=tribunal, nom="ROSSI", prenoms="Marco")
    donnees = NOUVELLE | {"acte": "chercher"}
    fragment = greffier.post(adresse("ajouter-partie", affaire), donnees, headers=htmx)
    entiere = greffier.post(adresse("ajouter-partie", affaire), donnees)
    assert zone(fragment, "personnes-connues") == zone(entiere, "personnes-connues")
    assert affaire.parties.count() == 0


def test_une_personne_d_un_autre_tribunal_n_est_jamais_proposee(greffier, affaire, autre_tribunal):
    ailleurs = PersonneFactory(juridiction=autre_tribunal, nom="ROSSI", prenoms="Marco")
    reponse = greffier.post(adresse("ajouter-partie", affaire), NOUVELLE | {"connue": ailleurs.pk})
    assert reponse.status_code == 422
    assert affaire.parties.count() == 0


# ── Créer une affaire ──


def creation(client, audience, **champs):
    return client.post(adresse("creer-affaire", audience), {"affaire-numero_parquet": "26182000077"} | champs)


def test_le_numero_de_parquet_est_obligatoire(greffier, audience):
    assert creation(greffier, audience, **{"affaire-numero_parquet": ""}).status_code == 422


def test_creer_inscrit_au_role_et_mene_au_dossier(greffier, audience):
    reponse = creation(greffier, audience)
    affaire = Affaire.objects.get(numero_parquet="26182000077")
    assert reponse.url == adresse("affaire", affaire)
    assert audience.inscriptions.get().affaire == affaire


def test_un_numero_deja_connu_mene_a_l_affaire_existante(greffier, audience, affaire):
    Affaire.objects.filter(pk=affaire.pk).update(numero_parquet="ABC26182000077")
    reponse = creation(greffier, audience)
    assert reponse.status_code == 422
    assert adresse("affaire", affaire) in reponse.content.decode()
    assert Affaire.objects.count() == 1
    greffier.post(adresse("inscrire-affaire", audience, affaire))
    assert audience.inscriptions.get().affaire == affaire


def test_une_affaire_distincte_sous_le_meme_numero_demande_confirmation(greffier, audience, affaire):
    Affaire.objects.filter(pk=affaire.pk).update(numero_parquet="26182000077")
    assert creation(greffier, audience, **{"affaire-confirmer": "on"}).status_code == 302
    assert Affaire.objects.count() == 2


def test_le_numero_d_un_autre_tribunal_n_est_pas_un_doublon(greffier, audience, autre_tribunal):
    AffaireFactory(juridiction=autre_tribunal, numero_parquet="26182000077")
    assert creation(greffier, audience).status_code == 302


def test_la_page_d_audience_mene_a_la_creation(greffier, audience):
    assert adresse("creer-affaire", audience) in page(greffier, "audience", audience)


# ── Procédure ──


def test_toute_la_procedure_se_corrige(greffier, affaire):
    form = greffier.get(adresse("modifier-affaire", affaire)).context["form"]
    donnees = saisie(form) | {"affaire-a_scelle": "oui", "affaire-saisine_le": "2026-03-01"}
    assert greffier.post(adresse("modifier-affaire", affaire), donnees).status_code == 302
    affaire.refresh_from_db()
    assert (affaire.a_scelle, affaire.saisine_le) == (True, datetime.date(2026, 3, 1))


# ── Avocats ──


def avocats(client, affaire, acte, headers=None, **champs):
    return client.post(adresse("avocats", affaire), {"acte": acte} | champs, headers=headers)


@pytest.mark.parametrize("frappe", ["auba", "Claire aubanel", "AUBANEL grasse", "aubanel 12", "obanel"])
def test_un_avocat_se_trouve_en_frappant(greffier, affaire, avocat, frappe, htmx):
    reponse = avocats(greffier, affaire, "chercher", headers=htmx, cherche=frappe)
    assert "Me Claire AUBANEL" in reponse.content.decode()


def test_deux_homonymes_se_distinguent_par_le_barreau_et_la_toque(greffier, affaire, avocat, tribunal):
    Avocat.objects.create(juridiction=tribunal, nom="AUBANEL", prenom="Claire", barreau="Nice")
    vue = texte(zone(avocats(greffier, affaire, "chercher", cherche="aubanel"), "avocats-trouves"))
    assert "barreau : Grasse, toque 12" in vue
    assert "barreau : Nice" in vue


def test_un_avocat_s_affecte_a_plusieurs_parties(greffier, affaire, prevenu, victime, avocat):
    reponse = avocats(greffier, affaire, "affecter", parties=[prevenu.pk, victime.pk], avocat=avocat.pk)
    assert reponse.status_code == 302
    assert set(Partie.objects.filter(avocat=avocat)) == {prevenu, victime}
    avocats(greffier, affaire, "oter", parties=[victime.pk])
    assert set(Partie.objects.filter(avocat=avocat)) == {prevenu}


def test_affecter_sans_partie_ou_sans_avocat_rend_la_page(greffier, affaire, prevenu):
    reponse = avocats(greffier, affaire, "affecter")
    assert reponse.status_code == 422
    assert "Cochez au moins une partie." in reponse.content.decode()
    assert "Choisissez un avocat." in reponse.content.decode()


def test_un_avocat_se_cree_sur_place_et_s_affecte(greffier, affaire, prevenu):
    champs = {"avocat-nom": "LEROUX", "avocat-prenom": "Anne", "avocat-barreau": "Nice"}
    avocats(greffier, affaire, "creer", parties=[prevenu.pk], **champs)
    prevenu.refresh_from_db()
    assert str(prevenu.avocat) == "Me Anne LEROUX"
    assert avocats(greffier, affaire, "creer", **champs).status_code == 422


def test_un_avocat_qui_n_exerce_plus_n_est_pas_propose(greffier, affaire, avocat):
    Avocat.objects.filter(pk=avocat.pk).update(au=datetime.date(2020, 1, 1))
    vue = texte(zone(avocats(greffier, affaire, "chercher", cherche="aubanel"), "avocats-trouves"))
    assert "Aucun avocat connu" in vue


def test_aucun_nom_dans_une_adresse(greffier, affaire, prevenu, victime, avocat):
    Partie.objects.filter(pk=prevenu.pk).update(avocat=avocat)
    for nom, objet in (("affaire", affaire), ("partie", prevenu), ("avocats", affaire)):
        vue = page(greffier, nom, objet).lower()
        for morceau in ("martelli", "cardini", "aubanel"):
            assert f'href="{morceau}' not in vue
            assert not [lien for lien in vue.split('href="')[1:] if morceau in lien.split('"')[0]]


# ── Noms difficiles ──

NOMS = [
    "Éléonore-Ÿ", "O’BRIEN", "O'BRIEN", "d’Harcourt de la Tour", "Ñ", "W" * 80, "محمد علي", "שרה לוי",
    "VAN DER BERG & FILS <SARL>", "Łukasz Ðorđević", "李小龍",
]  # fmt: skip


@pytest.mark.parametrize("nom", NOMS)
def test_un_nom_difficile_reste_le_meme_a_la_saisie_et_a_l_ecran(greffier, affaire, nom):
    greffier.post(adresse("ajouter-partie", affaire), NOUVELLE | {"personne-nom": nom})
    partie = affaire.parties.get()
    assert partie.personne.nom == nom
    assert f'value="{html.escape(nom)}"' in page(greffier, "partie", partie)
    assert html.escape(nom.upper()) in page(greffier, "affaire", affaire)
    greffier.post(adresse("partie", partie), fiche(greffier, partie))
    partie.personne.refresh_from_db()
    assert partie.personne.nom == nom


def test_un_numero_court_n_est_pas_la_fin_d_un_autre(greffier, audience, affaire):
    court = affaire.numero_parquet[-3:]
    assert creation(greffier, audience, **{"affaire-numero_parquet": court}).status_code == 302


def test_l_avocat_du_role_se_reprend(greffier, affaire, prevenu, avocat):
    Partie.objects.filter(pk=prevenu.pk).update(avocat=avocat)
    avocats(greffier, affaire, "oter", parties=[prevenu.pk])
    correction = Correction.objects.get(champ="avocat")
    assert f'form="revenir-{correction.pk}"' in page(greffier, "partie", prevenu)
    greffier.post(adresse("revenir", correction))
    prevenu.refresh_from_db()
    assert prevenu.avocat == avocat


# ── Différences avec Cassiopée ──


def test_un_ecart_ouvert_se_montre_au_dossier_et_s_y_regle(greffier, affaire, prevenu, audience):
    InscriptionFactory(audience=audience, affaire=affaire)
    corriger(ObjetSuivi.PERSONNE, prevenu.personne, {"profession": "peintre"}, par=greffier.personne)
    assert "Différences avec le dernier rôle" not in page(greffier, "affaire", affaire)
    Correction.objects.update(valeur_recue="couvreur", reglee_le=None, reglee_par=None)
    vue = page(greffier, "affaire", affaire)
    assert "Différences avec le dernier rôle (1)" in vue
    assert adresse("regler-ecart", audience, Correction.objects.get()) in vue
