"""Page d'audience : rôle, actes, ordre d'appel, avancement."""

import datetime
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audiences.choix import Fauteuil, Qualite
from audiences.models import Session
from mistral.socle.choix import Fonction
from tests.audiences.factories import (
    AudienceFactory,
    InscriptionFactory,
    IntervenantFactory,
    PartieFactory,
    PersonneFactory,
)
from tests.audiences.views.ecran import INSTANT, adresse, affaire_inscrite, ligne
from tests.pages import texte, zone
from tests.socle.factories import SalleFactory

pytestmark = pytest.mark.django_db


def test_l_entete_dit_date_heure_service_salle_et_composition(greffier, tribunal):
    audience = AudienceFactory(
        juridiction=tribunal, salle=SalleFactory(juridiction=tribunal, nom="Salle Portalis")
    )
    IntervenantFactory(audience=audience)
    IntervenantFactory(audience=audience, fauteuil=Fauteuil.GREFFIER, nom="Mme Aline PERRIN, greffière")
    page = texte(greffier.get(adresse("audience", audience)).content.decode())
    assert f"Mar. 24 nov. 2026, 13 h 30, {audience.service}" in page
    assert "Salle Portalis" in page
    assert "Mme Hélène VASSEUR, vice-présidente (président) ; Mme Aline PERRIN, greffière (greffier)" in page
    assert "ministère public à désigner" in page


def test_une_salle_inconnue_se_dit_inconnue(greffier, audience):
    page = texte(greffier.get(adresse("audience", audience)).content.decode())
    assert "salle : inconnu" in page
    assert "Composition : inconnu" in page


@pytest.mark.parametrize(
    ("categorie", "mot"), [("008", "Détenu"), ("005", "Libre"), ("010", "Sous mesure"), ("", "inconnu")]
)
def test_la_detention_est_un_mot(greffier, audience, categorie, mot):
    inscription = affaire_inscrite(audience, categorie=categorie)
    cellule = re.search(
        r'data-titre="Détenu">(.*?)</td>', greffier.get(adresse("audience", audience)).content.decode()
    )
    assert texte(cellule[1]) == mot
    assert inscription.rang == 1


def test_deux_prevenus_sont_comptes_par_situation(greffier, audience):
    inscription = affaire_inscrite(audience, categorie="008")
    PartieFactory(affaire=inscription.affaire, categorie_penale_code="005")
    assert "1 détenu 1 libre" in ligne(greffier.get(adresse("audience", audience)), inscription)


@pytest.mark.parametrize(("langue", "mot"), [("arabe", "arabe"), ("français", "non"), ("", "inconnu")])
def test_l_interprete_requis(greffier, audience, langue, mot):
    affaire_inscrite(audience, langue=langue)
    cellule = re.search(
        r'data-titre="Interprète">(.*?)</td>', greffier.get(adresse("audience", audience)).content.decode()
    )
    assert texte(cellule[1]) == mot


def test_parties_civiles_et_victimes_sont_nommees(greffier, audience):
    inscription = affaire_inscrite(audience)
    for qualite, nom in ((Qualite.PARTIE_CIVILE, "SARL CHÊNE & FILS"), (Qualite.VICTIME, "CARDINI")):
        personne = PersonneFactory(juridiction=audience.juridiction, nom=nom, prenoms="")
        PartieFactory(affaire=inscription.affaire, personne=personne, qualite=qualite)
    vue = ligne(greffier.get(adresse("audience", audience)), inscription)
    assert "SARL CHÊNE & FILS CARDINI (victime)" in vue


def test_la_suite_d_une_affaire_renvoyee_mene_a_sa_prochaine_audience(greffier, ouverte):
    inscription = affaire_inscrite(ouverte, appelee_le=INSTANT, issue="RENVOYEE")
    suivante = AudienceFactory(juridiction=ouverte.juridiction, date=datetime.date(2027, 1, 12))
    InscriptionFactory(audience=suivante, affaire=inscription.affaire, vient_de=inscription)
    page = greffier.get(adresse("audience", ouverte))
    assert "Renvoyée" in ligne(page, inscription)
    assert "mar. 12 janv. 2027" in ligne(page, inscription)
    assert adresse("audience", suivante) in page.content.decode()


def test_la_seance_se_tient_depuis_la_page(greffier, audience):
    inscription = affaire_inscrite(audience)
    page = greffier.post(adresse("ouvrir", audience), {"confirmee": "oui"}, follow=True)
    assert "Alt+S" in page.content.decode()
    page = greffier.post(adresse("appeler", inscription), follow=True)
    assert "En cours" in ligne(page, inscription)
    page = greffier.post(adresse("suspendre", audience), {"nature": "DELIBERE"}, follow=True)
    assert "En délibéré" in page.content.decode()
    greffier.post(adresse("reprendre", audience))
    page = greffier.post(adresse("terminer", inscription), follow=True)
    assert "Débats clos" in ligne(page, inscription)
    assert greffier.get(adresse("lever", audience)).status_code == 200
    page = greffier.post(adresse("lever", audience), follow=True)
    assert "Levée" in page.content.decode()
    assert "Suspendre" not in page.content.decode()


def test_ouvrir_un_autre_jour_se_confirme(se_connecter, audience):
    with time_machine.travel(datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC), tick=False):
        greffier = se_connecter(Fonction.GREFFIER, audience.juridiction)
        reponse = greffier.post(adresse("ouvrir", audience))
        assert reponse.status_code == 422
        assert "mardi 24 novembre 2026" in texte(reponse.content.decode())
        assert "Ouvrir quand même" in reponse.content.decode()
        audience.refresh_from_db()
        assert audience.ouverte_le is None
        greffier.post(adresse("ouvrir", audience), {"confirmee": "oui"})
    audience.refresh_from_db()
    assert audience.ouverte_le is not None


def test_ouvrir_le_jour_prevu_ne_demande_rien(se_connecter, audience):
    with time_machine.travel(INSTANT, tick=False):
        greffier = se_connecter(Fonction.GREFFIER, audience.juridiction)
        assert greffier.post(adresse("ouvrir", audience)).status_code == 302
    audience.refresh_from_db()
    assert audience.ouverte_le == INSTANT


def test_lever_nomme_les_affaires_non_appelees(greffier, ouverte):
    inscription = affaire_inscrite(ouverte)
    page = texte(greffier.get(adresse("lever", ouverte)).content.decode())
    assert f"1 affaire n’a pas été appelée : {inscription}" in page


@pytest.mark.parametrize("acte", ["suspendre", "reprendre", "lever"])
def test_un_acte_impossible_est_explique_sur_la_page(greffier, audience, acte):
    reponse = greffier.post(adresse(acte, audience), {"nature": "SUSPENSION"})
    assert reponse.status_code == 422
    assert "components/erreurs.html" in {gabarit.name for gabarit in reponse.templates}
    assert "L’audience n’" in reponse.content.decode()


def test_une_nature_de_suspension_inconnue_est_refusee(greffier, ouverte):
    assert greffier.post(adresse("suspendre", ouverte), {"nature": "GOUTER"}).status_code == 422
    assert greffier.post(adresse("suspendre", ouverte), {}).status_code == 422
    assert Session.objects.count() == 1


def test_appeler_avant_l_ouverture_est_explique(greffier, audience):
    reponse = greffier.post(adresse("appeler", affaire_inscrite(audience)))
    assert reponse.status_code == 422
    assert "Ouvrez-la" in reponse.content.decode()


def test_apres_un_acte_on_revient_d_ou_l_on_vient_mais_jamais_ailleurs(greffier, ouverte):
    inscription = affaire_inscrite(ouverte)
    note = adresse("note", inscription)
    assert greffier.post(adresse("appeler", inscription), {"suite": note}).url == note
    ailleurs = greffier.post(adresse("terminer", inscription), {"suite": "https://exemple.test/"})
    assert ailleurs.url.startswith(adresse("audience", ouverte))


def test_le_fragment_est_celui_de_la_page(greffier, audience, htmx):
    premiere, seconde = affaire_inscrite(audience), affaire_inscrite(audience)
    fragment = greffier.post(
        adresse("deplacer-affaire", audience, seconde), {"rang": 1}, headers=htmx, follow=True
    )
    page = greffier.get(adresse("audience", audience))
    assert zone(fragment, "role") == zone(page, "role")
    assert fragment.content.decode().lstrip().startswith("<section")
    assert list(audience.inscriptions.order_by("rang")) == [seconde, premiere]


@pytest.mark.parametrize("rang", ["0", "-1", "", "premier", "99999", "1e3", "1.5"])
def test_un_rang_impossible_est_refuse(greffier, audience, htmx, rang):
    premiere, seconde = affaire_inscrite(audience), affaire_inscrite(audience)
    for entetes in ({}, htmx):
        reponse = greffier.post(
            adresse("deplacer-affaire", audience, premiere), {"rang": rang}, headers=entetes
        )
        assert reponse.status_code == 422
        assert "data-focus-initial" in zone(reponse, "role")
    assert list(audience.inscriptions.order_by("rang")) == [premiere, seconde]


def test_une_affaire_d_une_autre_audience_ne_se_deplace_pas_d_ici(greffier, audience, tribunal):
    autre = affaire_inscrite(AudienceFactory(juridiction=tribunal))
    assert greffier.post(adresse("deplacer-affaire", audience, autre), {"rang": 1}).status_code == 404


@pytest.mark.parametrize("nom", ["audience", "reste"])
def test_le_nombre_de_requetes_est_le_meme_pour_une_et_douze_affaires(greffier, ouverte, nom):
    def requetes() -> int:
        with CaptureQueriesContext(connection) as captees:
            assert greffier.get(adresse(nom, ouverte)).status_code == 200
        return len(captees)

    def inscrire() -> None:
        inscription = affaire_inscrite(ouverte, appelee_le=INSTANT)
        InscriptionFactory(
            audience=AudienceFactory(juridiction=ouverte.juridiction),
            affaire=inscription.affaire,
            vient_de=inscription,
        )

    inscrire()
    une = requetes()
    for _ in range(11):
        inscrire()
    assert requetes() == une


POSTS = ["ouvrir", "suspendre", "reprendre", "lever"]


@pytest.mark.parametrize("nom", ["audience", "reste", *POSTS])
def test_l_audience_d_un_autre_tribunal_n_existe_pas(greffier_ailleurs, audience, nom):
    appel = greffier_ailleurs.post if nom in POSTS else greffier_ailleurs.get
    assert appel(adresse(nom, audience)).status_code == 404


@pytest.mark.parametrize("nom", ["appeler", "terminer"])
def test_l_affaire_d_un_autre_tribunal_n_existe_pas(greffier_ailleurs, ouverte, nom):
    assert greffier_ailleurs.post(adresse(nom, affaire_inscrite(ouverte))).status_code == 404


def test_chacun_fait_ce_que_sa_fonction_permet(greffier, presidente, directrice, cheffe, audience):
    inscription = affaire_inscrite(audience)
    deplacement = adresse("deplacer-affaire", audience, inscription)
    assert presidente.get(adresse("audience", audience)).status_code == 200
    assert cheffe.get(adresse("audience", audience)).status_code == 403
    assert presidente.post(deplacement, {"rang": 1}).status_code == 403
    assert directrice.post(deplacement, {"rang": 1}).status_code == 302
    for nom in POSTS:
        assert presidente.post(adresse(nom, audience)).status_code == 403
        assert directrice.post(adresse(nom, audience)).status_code == 403
        assert greffier.get(adresse(nom, audience)).status_code == (405 if nom != "lever" else 200)
    lue = zone(presidente.get(adresse("audience", audience)), "role")
    assert "<form" not in lue
