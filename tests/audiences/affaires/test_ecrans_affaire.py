"""Écrans d'une affaire : tout s'y voit et s'y modifie, les homonymes restent distincts, rien ne se perd."""

import datetime
import html

import pytest

from audiences.choix import Liste, NaturePersonne, ObjetSuivi, Qualite
from audiences.jeu_de_donnees import CHAMPS, libelle
from audiences.models import Affaire, Avocat, Correction, Partie, Personne, Representation, ValeurDeListe
from audiences.services.corriger import corriger
from mistral.socle.choix import Fonction
from tests.audiences.factories import (
    AffaireFactory,
    AudienceFactory,
    InscriptionFactory,
    PartieFactory,
    PersonneFactory,
)
from tests.audiences.views.ecran import adresse
from tests.pages import texte, zone

pytestmark = pytest.mark.django_db


def page(client, nom, *objets, **parametres) -> str:
    reponse = client.get(adresse(nom, *objets), parametres)
    assert reponse.status_code == 200
    return reponse.content.decode()


def saisie(form) -> dict:
    """Donne ce qu'un navigateur renverrait d'une fiche laissée telle quelle."""
    formulaires = [form] if hasattr(form, "add_prefix") else [form.identite, form.situation]
    donnees = {}
    for un in formulaires:
        for champ in un:
            donnees[champ.html_name] = champ.value() if champ.value() is not None else ""
        donnees[un.add_prefix("empreinte")] = un.actuelle
    return donnees


def fiche(client, partie) -> dict:
    return saisie(client.get(adresse("partie", partie), {"champs": "tous"}).context["form"])


# ── Le dossier ──


def test_le_dossier_montre_numero_passage_et_parties_par_qualite(
    greffier, affaire, prevenu, victime, audience
):
    InscriptionFactory(audience=audience, affaire=affaire)
    vue = texte(page(greffier, "affaire", affaire))
    assert affaire.numero_parquet in vue
    assert f"mar. 24 nov. 2026 à 13 h 30, {audience.service}" in vue
    assert "Prévenus (1)" in vue
    assert "Victimes (1)" in vue
    assert vue.index("Prévenus (1)") < vue.index("CARDINI Leïla") > vue.index("Victimes (1)")


def test_tout_champ_suivi_de_l_affaire_est_visible(greffier, affaire):
    vue = texte(page(greffier, "affaire", affaire))
    for champ in CHAMPS[ObjetSuivi.AFFAIRE]:
        assert libelle(ObjetSuivi.AFFAIRE, champ.nom) in vue


def test_le_prochain_passage_est_le_premier_a_venir(greffier, affaire, tribunal):
    for jour in (datetime.date(2020, 1, 6), datetime.date(2099, 1, 6), datetime.date(2099, 3, 6)):
        InscriptionFactory(audience=AudienceFactory(juridiction=tribunal, date=jour), affaire=affaire)
    assert greffier.get(adresse("affaire", affaire)).context["dossier"].passage.audience.date.month == 1


def test_un_avocat_recu_mais_non_rattache_est_a_preciser(greffier, affaire, prevenu):
    Partie.objects.filter(pk=prevenu.pk).update(avocat_recu="Me Inconnu")
    assert "À préciser Me Inconnu" in texte(page(greffier, "affaire", affaire))


def test_une_valeur_corrigee_se_dit_avec_celle_de_cassiopee(greffier, affaire):
    corriger(ObjetSuivi.AFFAIRE, affaire, {"intitule": "Autre"}, par=greffier.personne)
    vue = texte(page(greffier, "affaire", affaire))
    assert "corrigé" in vue
    assert "Cassiopée : « MARTELLI Enzo »" in vue


def test_une_partie_retiree_reste_au_dossier_avec_son_motif(greffier, affaire, victime):
    greffier.post(adresse("retirer-partie", victime), {"motif": "désistement écrit"})
    vue = texte(page(greffier, "affaire", affaire))
    assert "Parties retirées" in vue
    assert "désistement écrit" in vue
    greffier.post(adresse("retablir-partie", victime))
    assert "Victimes (1)" in texte(page(greffier, "affaire", affaire))


def test_la_presidente_lit_le_dossier_sans_rien_pouvoir_changer(presidente, affaire, prevenu):
    vue = page(presidente, "affaire", affaire)
    assert "MARTELLI" in vue
    assert "Modifier" not in texte(vue)
    assert presidente.get(adresse("partie", prevenu)).status_code == 403


@pytest.mark.parametrize(
    "nom",
    [
        "affaire", "modifier-affaire", "avocats", "ajouter-partie", "coller-parties",
        "partie", "retirer-partie",
    ],
)  # fmt: skip
def test_une_affaire_d_un_autre_tribunal_est_introuvable(greffier_ailleurs, affaire, prevenu, nom):
    objet = prevenu if nom in {"partie", "retirer-partie"} else affaire
    assert greffier_ailleurs.get(adresse(nom, objet)).status_code == 404


def peupler(affaire, nombre, avocat=None):
    for rang in range(nombre):
        personne = PersonneFactory(juridiction=affaire.juridiction)
        PartieFactory(affaire=affaire, personne=personne, avocat=avocat, rang=rang + 1)
    parties = list(affaire.parties.all())
    for une in parties[1:]:
        Representation.objects.create(
            juridiction=affaire.juridiction, representant=une, represente=parties[0], nature="LIEE"
        )


@pytest.mark.parametrize("nombre", [2, 60])
@pytest.mark.parametrize(
    ("nom", "requetes"), [("affaire", 15), ("avocats", 12), ("ajouter-partie", 10), ("coller-parties", 9)]
)
def test_une_page_prend_le_meme_nombre_de_requetes(
    greffier, affaire, avocat, audience, nombre, nom, requetes, django_assert_num_queries
):
    peupler(affaire, nombre, avocat)
    InscriptionFactory(audience=audience, affaire=affaire)
    greffier.get("/")
    with django_assert_num_queries(requetes):
        page(greffier, nom, affaire)


@pytest.mark.parametrize("nombre", [2, 60])
def test_la_fiche_d_une_partie_prend_le_meme_nombre_de_requetes(
    greffier, affaire, nombre, django_assert_num_queries
):
    peupler(affaire, nombre)
    greffier.get("/")
    with django_assert_num_queries(15):
        page(greffier, "partie", affaire.parties.last())


# ── La fiche d'une partie ──


def test_tout_champ_suivi_d_une_partie_est_visible_et_modifiable(greffier, prevenu):
    vue = page(greffier, "partie", prevenu, champs="tous")
    for objet in (ObjetSuivi.PERSONNE, ObjetSuivi.PARTIE):
        for champ in CHAMPS[objet]:
            base = champ.nom.rpartition("_")[0]
            noms = {f"{objet.value.lower()}-{un}" for un in (champ.nom, base)}
            assert any(f'name="{nom}"' in vue for nom in noms) or champ.nom == "avocat", champ.nom
    assert "Choisir l’avocat" in vue


def test_une_fiche_renvoyee_telle_quelle_ne_change_rien(greffier, prevenu):
    assert greffier.post(adresse("partie", prevenu), fiche(greffier, prevenu)).status_code == 302
    assert not Correction.objects.exists()


def test_corriger_une_donnee_cachee_la_montre_corrigee_et_on_y_revient(greffier, prevenu):
    donnees = fiche(greffier, prevenu) | {"personne-profession": "carreleur", "partie-a_b1": "oui"}
    assert greffier.post(adresse("partie", prevenu), donnees).status_code == 302
    prevenu.refresh_from_db()
    assert prevenu.a_b1 is True
    vue = texte(page(greffier, "partie", prevenu))
    assert f"par {greffier.personne}. Cassiopée : « maçon »" in vue
    correction = Correction.objects.get(champ="profession")
    reponse = greffier.post(adresse("revenir", correction), {"suite": adresse("partie", prevenu)})
    assert reponse.url == adresse("partie", prevenu)
    assert Personne.objects.get(pk=prevenu.personne_id).profession == "maçon"


def test_un_retour_ne_mene_pas_hors_du_site(greffier, prevenu):
    corriger(ObjetSuivi.PARTIE, prevenu, {"qualite_origine": "Autre"}, par=greffier.personne)
    correction = Correction.objects.get()
    reponse = greffier.post(adresse("revenir", correction), {"suite": "https://ailleurs.exemple/"})
    assert reponse.url == adresse("affaire", prevenu.affaire)


def test_une_saisie_fausse_rend_la_page_et_tout_ce_qui_etait_saisi(greffier, prevenu):
    donnees = fiche(greffier, prevenu) | {
        "personne-naissance": "31/02/1990",
        "personne-profession": "peintre",
    }
    reponse = greffier.post(adresse("partie", prevenu), donnees)
    vue = reponse.content.decode()
    assert reponse.status_code == 422
    assert "31/02/1990" in vue
    assert "peintre" in vue
    assert Personne.objects.get(pk=prevenu.personne_id).profession == "maçon"


def test_deux_greffiers_sur_la_meme_fiche_ne_s_ecrasent_pas(greffier, tribunal, se_connecter, prevenu):
    collegue = se_connecter(Fonction.GREFFIER, tribunal)
    premiere, seconde = fiche(greffier, prevenu), fiche(collegue, prevenu)
    greffier.post(adresse("partie", prevenu), premiere | {"personne-profession": "carreleur"})
    refus = collegue.post(adresse("partie", prevenu), seconde | {"personne-commune": "Cannes"})
    assert refus.status_code == 422
    assert "Cannes" in refus.content.decode()
    prevenu.personne.refresh_from_db()
    assert (prevenu.personne.profession, prevenu.personne.commune) == ("carreleur", "")


def test_une_valeur_de_liste_donne_son_code_sans_javascript(greffier, prevenu):
    ValeurDeListe.objects.create(liste=Liste.LANGUE, code="zz7", libelle="langue d’essai")
    donnees = fiche(greffier, prevenu) | {"personne-langue": "Langue d’essai"}
    greffier.post(adresse("partie", prevenu), donnees)
    prevenu.personne.refresh_from_db()
    assert prevenu.personne.langue_code == "zz7"


def test_une_valeur_hors_liste_est_gardee_et_signalee(greffier, prevenu):
    ValeurDeListe.objects.create(liste=Liste.LANGUE, code="zz7", libelle="langue d’essai")
    greffier.post(adresse("partie", prevenu), fiche(greffier, prevenu) | {"personne-langue": "klingon"})
    assert "Hors liste" in texte(page(greffier, "partie", prevenu))


def test_les_liens_d_une_partie_se_disent_et_se_retirent(greffier, prevenu, victime):
    donnees = {"lien-represente": prevenu.pk, "lien-nature": "LIEE", "lien-lien_social": "épouse"}
    assert greffier.post(adresse("lier-partie", victime), donnees).status_code == 302
    vue = texte(page(greffier, "partie", prevenu))
    assert "CARDINI Leïla liée à MARTELLI Enzo" in vue
    assert "épouse" in vue
    greffier.post(adresse("delier-partie", Representation.objects.get()))
    assert "Aucun lien." in texte(page(greffier, "partie", prevenu))


def test_un_lien_incomplet_rend_la_fiche(greffier, victime):
    reponse = greffier.post(adresse("lier-partie", victime), {"lien-nature": "LIEE"})
    assert reponse.status_code == 422
    assert "Choisissez la partie liée." in reponse.content.decode()


def test_retirer_sans_motif_est_refuse(greffier, victime):
    reponse = greffier.post(adresse("retirer-partie", victime), {"motif": ""})
    assert reponse.status_code == 422
    assert "Dites pourquoi" in reponse.content.decode()


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


# ── Différences avec Cassiopée ──


def test_un_ecart_ouvert_se_montre_au_dossier_et_s_y_regle(greffier, affaire, prevenu, audience):
    InscriptionFactory(audience=audience, affaire=affaire)
    corriger(ObjetSuivi.PERSONNE, prevenu.personne, {"profession": "peintre"}, par=greffier.personne)
    assert "Différences avec le dernier rôle" not in page(greffier, "affaire", affaire)
    Correction.objects.update(valeur_recue="couvreur", reglee_le=None, reglee_par=None)
    vue = page(greffier, "affaire", affaire)
    assert "Différences avec le dernier rôle (1)" in vue
    assert adresse("regler-ecart", audience, Correction.objects.get()) in vue
