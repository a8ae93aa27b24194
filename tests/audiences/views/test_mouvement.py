"""Écrans qui créent, déplacent, annulent et rétablissent une audience."""

import datetime

import pytest
import time_machine

from audiences.choix import Formation, Liste
from audiences.models import Audience, ValeurDeListe
from tests.audiences.factories import AudienceFactory, InscriptionFactory
from tests.audiences.views.ecran import INSTANT, adresse
from tests.pages import texte
from tests.socle.factories import JourChomeFactory, SalleFactory, ServiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def novembre():
    with time_machine.travel(datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def saisie(tribunal):
    """Une audience ordinaire, un jeudi."""
    return {
        "service": ServiceFactory(juridiction=tribunal).pk,
        "date": "2026-12-03",
        "heure_prevue": "13:30",
        "formation": Formation.COLLEGIALE,
        "salle": SalleFactory(juridiction=tribunal, nom="Salle Portalis").pk,
        "duree_prevue": "360",
        "affaires_max": "12",
    }


def creer(client, saisie, **champs):
    return client.post(adresse("creer"), saisie | champs)


def lu(reponse) -> str:
    return texte(reponse.content.decode())


def test_une_audience_se_cree_et_s_ouvre_sur_sa_page(greffier, saisie):
    reponse = creer(greffier, saisie)
    audience = Audience.objects.get()
    assert reponse.url == adresse("audience", audience)
    assert (audience.affaires_max, audience.duree_prevue, audience.salle.nom) == (12, 360, "Salle Portalis")
    assert "Créée le" in lu(greffier.get(reponse.url))


def test_une_audience_mal_saisie_ne_perd_rien(greffier, saisie):
    reponse = creer(greffier, saisie, date="2026-13-01", affaires_max="douze")
    assert reponse.status_code == 422
    assert 'value="13:30"' in reponse.content.decode()
    assert 'value="douze"' in reponse.content.decode()
    assert not Audience.objects.exists()


@pytest.mark.parametrize(
    ("jour", "mot"),
    [
        ("2026-11-19", "Le jeudi 19 novembre 2026 est passé."),
        ("2026-12-25", "est férié (Noël)"),
        ("2026-12-05", "Ce jour est un samedi."),
        ("2026-12-24", "est chômé (pont de Noël)"),
    ],
)
def test_un_jour_qui_surprend_se_confirme(greffier, tribunal, saisie, jour, mot):
    JourChomeFactory(juridiction=tribunal, date=datetime.date(2026, 12, 24), libelle="pont de Noël")
    reponse = creer(greffier, saisie, date=jour)
    assert reponse.status_code == 422
    assert mot in lu(reponse)
    assert "Créer l’audience quand même" in lu(reponse)
    assert not Audience.objects.exists()
    codes = [avertissement.code for avertissement in reponse.context["avertissements"]]
    assert creer(greffier, saisie, date=jour, confirme="-".join(codes)).status_code == 302


def test_confirmer_un_avertissement_n_en_confirme_pas_un_autre(greffier, saisie):
    assert creer(greffier, saisie, date="2026-12-05", confirme="PASSEE-").status_code == 422
    assert not Audience.objects.exists()


def test_la_salle_et_le_service_deja_pris_se_signalent(greffier, tribunal, saisie):
    creer(greffier, saisie)
    page = lu(creer(greffier, saisie))
    assert "Salle Portalis est déjà prise à 13 h 30" in page
    assert "tient déjà une audience à 13 h 30 ce jour-là" in page
    Audience.objects.update(annulee_le=INSTANT)
    assert creer(greffier, saisie).status_code == 302


def test_deplacer_demande_un_motif_et_laisse_une_trace(greffier, tribunal):
    audience = AudienceFactory(juridiction=tribunal, id_cassiopee="A1")
    page = greffier.get(adresse("deplacer", audience))
    assert 'value="2026-11-24"' in page.content.decode()
    saisie = {"service": audience.service_id, "date": "2026-11-26", "heure_prevue": "09:00"}
    saisie |= {"formation": audience.formation}
    assert greffier.post(adresse("deplacer", audience), saisie).status_code == 422
    reponse = greffier.post(adresse("deplacer", audience), saisie | {"motif": "Salle en travaux"})
    assert reponse.status_code == 302
    page = lu(greffier.get(reponse.url))
    assert "Jeu. 26 nov. 2026, 9 h 00" in page
    assert "Salle en travaux" in page
    assert "auparavant : mar. 24 nov. 2026, 13 h 30" in page


def test_deplacer_ne_se_gene_pas_soi_meme(greffier, tribunal):
    audience = AudienceFactory(juridiction=tribunal, salle=SalleFactory(juridiction=tribunal))
    saisie = {"service": audience.service_id, "date": "2026-11-24", "heure_prevue": "13:30"}
    saisie |= {"formation": audience.formation, "salle": audience.salle_id, "affaires_max": "8"}
    assert greffier.post(adresse("deplacer", audience), saisie).status_code == 302
    audience.refresh_from_db()
    assert audience.affaires_max == 8


def test_annuler_dit_ce_qu_il_advient_des_affaires(greffier, tribunal):
    audience = AudienceFactory(juridiction=tribunal)
    inscription = InscriptionFactory(audience=audience)
    ValeurDeListe.objects.create(liste=Liste.MOTIF_MOUVEMENT, libelle="Mouvement social")
    page = greffier.get(adresse("annuler", audience))
    assert "1 affaire y reste inscrite et est à réaudiencer" in lu(page)
    assert str(inscription) in lu(page)
    assert "Mouvement social" in page.content.decode()
    assert greffier.post(adresse("annuler", audience), {"motif": " "}).status_code == 422
    reponse = greffier.post(adresse("annuler", audience), {"motif": "Mouvement social"}, follow=True)
    assert "Annulée" in lu(reponse)
    assert "Ouvrir l’audience" not in lu(reponse)
    assert "Rétablir l’audience" in lu(reponse)
    reponse = greffier.post(adresse("retablir", audience), {"motif": "Fin du mouvement"}, follow=True)
    assert "Ouvrir l’audience" in lu(reponse)


def test_une_audience_ouverte_ne_s_annule_pas(greffier, ouverte):
    reponse = greffier.post(adresse("annuler", ouverte), {"motif": "x"})
    assert reponse.status_code == 422
    assert "a été ouverte" in lu(reponse)


@pytest.mark.parametrize("nom", ["creer", "deplacer", "annuler", "retablir"])
def test_la_presidente_ne_prepare_pas_l_audience(presidente, directrice, audience, nom):
    objets = [] if nom == "creer" else [audience]
    assert presidente.get(adresse(nom, *objets)).status_code == 403
    assert directrice.get(adresse(nom, *objets)).status_code == 200
