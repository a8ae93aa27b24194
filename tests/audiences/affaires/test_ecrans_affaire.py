"""Écrans d'une affaire : tout s'y voit et s'y modifie, les homonymes restent distincts, rien ne se perd."""

import datetime

import pytest

from audiences.choix import Liste, ObjetSuivi
from audiences.jeu_de_donnees import CHAMPS, libelle
from audiences.models import Correction, Partie, Personne, Representation, ValeurDeListe
from audiences.services.corriger import corriger
from mistral.socle.choix import Fonction
from tests.audiences.affaires.saisies import fiche, page
from tests.audiences.factories import (
    AudienceFactory,
    InscriptionFactory,
    PartieFactory,
    PersonneFactory,
)
from tests.audiences.views.ecran import adresse
from tests.pages import texte

pytestmark = pytest.mark.django_db


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
    ("nom", "requetes"), [("affaire", 12), ("avocats", 9), ("ajouter-partie", 7), ("coller-parties", 6)]
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
    with django_assert_num_queries(12):
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
