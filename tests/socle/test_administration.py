"""L'administration ne sort pas du tribunal administré, et ne montre aucune affaire."""

import pytest
from django.contrib import admin
from django.urls import reverse

from mistral.socle.choix import Fonction
from mistral.socle.comptes.models import Habilitation, Service, Utilisateur
from mistral.socle.models import EntreeJournal
from tests.socle.factories import HabilitationFactory, ServiceFactory, UtilisateurFactory

TABLES_PERMISES = {
    "RaccourciNational",
    "Juridiction",
    "Service",
    "Salle",
    "JourChome",
    "Avocat",
    "MembreJuridiction",
    "ValeurDeListe",
    "Utilisateur",
    "Habilitation",
    "EntreeJournal",
    "Natinf",
    "VersionNatinf",
    "ImportNatinf",
}


def test_aucune_table_d_affaire_n_est_administrable():
    notres = {
        m.__name__
        for m in admin.site._registry
        if m.__module__.split(".")[0] in {"mistral", "audiences", "decisions", "pilotage"}
    }
    assert notres == TABLES_PERMISES


def test_un_administrateur_local_ne_voit_que_son_tribunal(administrateur, tribunal, autre_tribunal):
    ServiceFactory(juridiction=tribunal, nom="Chambre d’ici")
    ailleurs = ServiceFactory(juridiction=autre_tribunal, nom="Chambre d’ailleurs")
    page = administrateur.get(reverse("admin:comptes_service_changelist")).content.decode()
    assert "Chambre d’ici" in page
    assert "Chambre d’ailleurs" not in page
    assert administrateur.get(reverse("admin:comptes_service_change", args=[ailleurs.pk])).status_code == 302


def test_il_habilite_dans_son_tribunal_et_l_acte_se_consigne(administrateur, tribunal):
    personne = HabilitationFactory(juridiction=tribunal).utilisateur
    saisie = {
        "utilisateur": personne.pk,
        "juridiction": tribunal.pk,
        "fonction": Fonction.DSGJ,
        "du": "01/01/2026",
        "au": "",
        "service": "",
    }
    assert administrateur.post(reverse("admin:comptes_habilitation_add"), saisie).status_code == 302
    assert Habilitation.objects.filter(utilisateur=personne, fonction=Fonction.DSGJ).exists()
    assert EntreeJournal.objects.filter(
        acte="habilitation-cree", utilisateur=administrateur.personne
    ).exists()


def test_il_ne_peut_habiliter_ailleurs(administrateur, autre_tribunal):
    personne = UtilisateurFactory()
    saisie = {
        "utilisateur": personne.pk,
        "juridiction": autre_tribunal.pk,
        "fonction": Fonction.GREFFIER,
        "du": "01/01/2026",
        "au": "",
        "service": "",
    }
    assert administrateur.post(reverse("admin:comptes_habilitation_add"), saisie).status_code == 200
    assert not Habilitation.objects.filter(utilisateur=personne).exists()


@pytest.mark.parametrize("national", [True, False])
def test_il_ne_touche_ni_au_national_ni_aux_gens_d_ailleurs(administrateur, autre_tribunal, national):
    cible = UtilisateurFactory(is_superuser=national)
    if not national:
        HabilitationFactory(utilisateur=cible, juridiction=autre_tribunal)
    adresse = reverse("admin:comptes_utilisateur_change", args=[cible.pk])
    saisie = {"identifiant": "vole", "nom": "X", "prenom": "Y", "mot_de_passe": "un-mot-de-passe-vole"}
    assert administrateur.post(adresse, saisie).status_code in {302, 403}
    cible.refresh_from_db()
    assert cible.identifiant != "vole"


def test_il_ne_peut_se_donner_l_administration_nationale(administrateur, tribunal):
    adresse = reverse("admin:comptes_utilisateur_change", args=[administrateur.personne.pk])
    saisie = {"identifiant": "admin-x", "nom": "X", "prenom": "Y", "is_active": "on", "is_superuser": "on"}
    saisie |= {"habilitations-TOTAL_FORMS": "0", "habilitations-INITIAL_FORMS": "0"}
    assert administrateur.post(adresse, saisie).status_code == 302
    assert not Utilisateur.objects.get(identifiant="admin-x").is_superuser


@pytest.mark.parametrize("nom", ["admin:comptes_juridiction_import", "admin:audiences_versionnatinf_import"])
def test_l_import_des_tables_communes_est_reserve_au_national(administrateur, nom):
    assert administrateur.get(reverse(nom)).status_code == 403


def test_le_national_administre_tout_mais_n_ouvre_aucune_affaire(tribunal, client):
    ServiceFactory(juridiction=tribunal)
    client.force_login(UtilisateurFactory(is_superuser=True))
    assert client.get(reverse("admin:comptes_service_changelist")).status_code == 200
    assert (
        Service.objects.first().nom
        in client.get(reverse("admin:comptes_service_changelist")).content.decode()
    )
    assert client.get(reverse("audiences:calendrier")).status_code == 403
    assert client.get(reverse("admin:comptes_juridiction_import")).status_code == 200


def test_le_journal_ne_s_ecrit_pas_d_ici(administrateur):
    assert administrateur.get(reverse("admin:socle_entreejournal_changelist")).status_code == 200
    assert administrateur.get(reverse("admin:socle_entreejournal_add")).status_code == 403


def test_il_cree_un_agent_avec_sa_fonction_et_jamais_sans(administrateur, tribunal):
    adresse = reverse("admin:comptes_utilisateur_add")
    agent = {"identifiant": "nouvel-agent", "nom": "NOUVEL", "prenom": "Alix", "is_active": "on"}
    en_ligne = {
        "habilitations-TOTAL_FORMS": "1",
        "habilitations-INITIAL_FORMS": "0",
        "habilitations-MIN_NUM_FORMS": "1",
        "habilitations-MAX_NUM_FORMS": "1000",
    }
    assert administrateur.post(adresse, agent | en_ligne).status_code == 200
    assert not Utilisateur.objects.filter(identifiant="nouvel-agent").exists()
    fonction = {
        "habilitations-0-juridiction": tribunal.pk,
        "habilitations-0-fonction": Fonction.GREFFIER,
        "habilitations-0-du": "01/01/2026",
    }
    assert administrateur.post(adresse, agent | en_ligne | fonction).status_code == 302
    assert Utilisateur.objects.get(identifiant="nouvel-agent").perimetre == {tribunal.pk}


def test_les_agents_d_ailleurs_ne_sont_pas_proposes(administrateur, autre_tribunal):
    ailleurs = HabilitationFactory(juridiction=autre_tribunal, utilisateur__nom="D’AILLEURS").utilisateur
    page = administrateur.get(reverse("admin:comptes_habilitation_add")).content.decode()
    assert str(ailleurs) not in page
