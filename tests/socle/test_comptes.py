"""Connexion, compte et périmètre des personnes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes.models import Habilitation, Juridiction
from mistral.socle.comptes.services.charger_juridictions import charger_juridictions
from mistral.socle.habilitation import DROITS
from mistral.socle.models import EntreeJournal
from tests.socle.factories import MOT_DE_PASSE, HabilitationFactory, UtilisateurFactory

CONNEXION = "comptes:connexion"


def test_la_connexion_ouvre_la_session_et_se_consigne(client, db):
    personne = UtilisateurFactory()
    reponse = client.post(reverse(CONNEXION), {"username": personne.identifiant, "password": MOT_DE_PASSE})
    assert reponse.status_code == 302
    assert list(EntreeJournal.objects.values_list("acte", "utilisateur")) == [("connexion", personne.pk)]


@pytest.mark.parametrize(
    ("identifiant", "mot_de_passe", "actif"),
    [("agent-x", "mauvais", True), ("inconnu", MOT_DE_PASSE, True), ("agent-x", MOT_DE_PASSE, False)],
)
def test_un_refus_ne_dit_pas_ce_qui_est_faux(client, db, identifiant, mot_de_passe, actif):
    UtilisateurFactory(identifiant="agent-x", is_active=actif)
    reponse = client.post(reverse(CONNEXION), {"username": identifiant, "password": mot_de_passe})
    assert reponse.status_code == 422
    texte = reponse.content.decode()
    assert "Identifiant ou mot de passe inconnu." in texte
    assert f'value="{identifiant}"' in texte
    assert mot_de_passe not in texte


def test_la_connexion_ne_mene_jamais_hors_du_site(client, db):
    personne = UtilisateurFactory()
    saisie = {"username": personne.identifiant, "password": MOT_DE_PASSE, "next": "https://ailleurs.example/"}
    assert client.post(reverse(CONNEXION), saisie)["Location"] == reverse("accueil")


def test_la_deconnexion_demande_un_envoi(greffier):
    assert greffier.get(reverse("comptes:deconnexion")).status_code == 405
    assert greffier.post(reverse("comptes:deconnexion")).status_code == 302
    assert greffier.get(reverse("comptes:mon-compte")).status_code == 302


def test_une_session_perdue_ne_glisse_pas_la_connexion_dans_une_zone(client, db, htmx):
    reponse = client.get(reverse("comptes:mon-compte"), headers=htmx)
    assert reponse.status_code == 401
    assert reponse["HX-Redirect"].startswith(reverse(CONNEXION))
    reponse = client.post(reverse("comptes:mon-compte"), headers={"Accept": "application/json"})
    assert (reponse.status_code, reponse.json()) == (401, {"etat": "SESSION"})


def test_mon_compte_montre_les_fonctions_et_change_le_mot_de_passe(greffier):
    adresse = reverse("comptes:mon-compte")
    assert "greffier, Tribunal judiciaire de Grasse" in greffier.get(adresse).content.decode()
    court = {"old_password": MOT_DE_PASSE, "new_password1": "court", "new_password2": "court"}
    assert greffier.post(adresse, court).status_code == 422
    neuf = "chataigne-lavande-olivier"
    bon = {"old_password": MOT_DE_PASSE, "new_password1": neuf, "new_password2": neuf}
    assert greffier.post(adresse, bon).status_code == 302
    greffier.personne.refresh_from_db()
    assert greffier.personne.check_password(neuf)
    assert greffier.get(adresse).status_code == 200


def test_les_pages_d_une_personne_connectee_ne_sont_pas_gardees(greffier):
    assert greffier.get(reverse("comptes:mon-compte"))["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    ("du", "au", "vaut"),
    [(0, None, True), (0, 0, True), (-10, 10, True), (1, None, False), (-10, -1, False)],
)
def test_une_habilitation_vaut_entre_ses_dates_incluses(tribunal, du, au, vaut):
    jour = timezone.localdate()
    habilitation = HabilitationFactory(
        juridiction=tribunal,
        du=jour + timedelta(days=du),
        au=None if au is None else jour + timedelta(days=au),
    )
    assert (habilitation.utilisateur.perimetre == {tribunal.pk}) is vaut


def test_un_compte_desactive_n_a_plus_aucun_perimetre(tribunal):
    personne = HabilitationFactory(juridiction=tribunal, utilisateur__is_active=False).utilisateur
    assert personne.perimetre == frozenset()


def test_etre_directrice_a_nice_ne_fait_pas_tenir_la_note_a_grasse(tribunal, autre_tribunal):
    personne = HabilitationFactory(juridiction=tribunal, fonction=Fonction.DSGJ).utilisateur
    HabilitationFactory(juridiction=autre_tribunal, fonction=Fonction.GREFFIER, utilisateur=personne)
    assert personne.restreindre(DROITS["audiences.tenir_note"]) == {autre_tribunal.pk}
    assert personne.restreindre(DROITS["pilotage.consulter"]) == {tribunal.pk}


def test_la_meme_fonction_ne_se_chevauche_pas(tribunal):
    premiere = HabilitationFactory(juridiction=tribunal)
    with pytest.raises(IntegrityError), transaction.atomic():
        HabilitationFactory(juridiction=tribunal, utilisateur=premiere.utilisateur)


def test_chacun_lit_ses_habilitations_et_elles_seules(tribunal):
    mienne = HabilitationFactory(juridiction=tribunal)
    HabilitationFactory(juridiction=tribunal)
    with cloison([], utilisateur=mienne.utilisateur_id):
        assert list(Habilitation.objects.all()) == [mienne]


def test_les_tribunaux_se_chargent_deux_fois_sans_doublon(db):
    assert charger_juridictions() == charger_juridictions() == 168
    assert Juridiction.objects.filter(type=Juridiction.Type.TJ).count() == 164
    assert Juridiction.objects.get(nom="Tribunal judiciaire de Grasse").cour_appel.endswith("Aix-en-Provence")
