import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from audiences.choix import Issue
from audiences.models import Inscription
from decisions.models import Renvoi
from decisions.motif_renvoi import MOTIFS_RENVOI
from tests.audiences.factories import AudienceFactory, InscriptionFactory
from tests.decisions.passages import HUIT_MOIS, juger, passage_appele
from tests.pages import texte, zone

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jour_de_l_audience():
    with time_machine.travel("2026-11-24 15:00:00+01:00", tick=False):
        yield


@pytest.fixture
def passage(tribunal):
    return passage_appele(tribunal)


def adresse(passage, nom="renvoyer"):
    return reverse(f"decisions:{nom}", args=[passage.pk])


def tape(passage, **champs):
    return {
        "demandeur": "PARQUET",
        "motif": "DEFAUT_CITATION",
        "precision": "",
        "type": "AVEC_CITATION",
        "date": "2027-01-12",
        "heure": "09:00",
        "service": str(passage.audience.service_id),
    } | champs


def test_le_formulaire_propose_le_service_l_heure_et_tous_les_motifs(greffier, passage):
    html = greffier.get(adresse(passage)).content.decode()
    assert f'<option value="{passage.audience.service_id}" selected>' in html
    assert 'value="13:30"' in html
    for motif in MOTIFS_RENVOI:
        assert f'value="{motif.code}"' in html
        assert motif.imputation.label in html


def test_renvoyer_montre_l_audience_suivante(greffier, passage):
    page = greffier.post(adresse(passage), tape(passage), follow=True)
    lu = texte(page.content.decode())
    assert "mardi 12" in lu
    assert "au rang 1" in lu
    assert "tient à : parquet" in lu
    passage.refresh_from_db()
    assert passage.issue == Issue.RENVOYEE


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"date": "2026-11-20"}, "est passé"),
        ({"date": "2026-11-24"}, "suivre celle de l’audience"),
        ({"date": ""}, "À indiquer"),
        ({"date": "demain"}, "date valide"),
        ({"heure": ""}, "À indiquer"),
        ({"motif": ""}, "obligatoire"),
        ({"demandeur": "PERSONNE"}, "choix valide"),
        ({"service": "999999"}, "choix"),
    ],
)
def test_une_saisie_impossible_rend_la_page_sans_rien_perdre(greffier, passage, champs, phrase):
    refus = greffier.post(adresse(passage), tape(passage, precision="certificat reçu", **champs))
    assert refus.status_code == 422
    assert phrase in refus.content.decode()
    assert "certificat reçu" in refus.content.decode()
    assert Renvoi.objects.count() == 0


def test_un_motif_libre_demande_sa_precision(greffier, passage):
    libres = [motif.code for motif in MOTIFS_RENVOI if motif.demande_precision]
    assert libres
    for code in libres:
        refus = greffier.post(adresse(passage), tape(passage, motif=code))
        assert refus.status_code == 422
        assert "Ce motif ne vaut qu’avec une précision." in refus.content.decode()


def test_renvoyer_deux_fois_le_dit_et_garde_le_premier(greffier, passage):
    greffier.post(adresse(passage), tape(passage))
    refus = greffier.post(adresse(passage), tape(passage, date="2027-02-12"))
    assert refus.status_code == 422
    assert "a déjà une issue" in texte(zone(refus, "contenu"))
    assert Renvoi.objects.get().date.month == 1


def test_une_citation_trop_tardive_est_signalee_avec_son_article(greffier, passage):
    page = greffier.post(adresse(passage), tape(passage, date="2026-11-30"), follow=True)
    assert "R-RV-05" in page.content.decode()
    assert "CPP, art.\u00a0552" in page.content.decode()


def test_un_renvoi_sans_date_n_a_ni_date_ni_suite(greffier, passage):
    greffier.post(adresse(passage), tape(passage, type="SANS_DATE"))
    assert Renvoi.objects.get().date is None
    assert Inscription.objects.count() == 1


def test_chaque_formulaire_porte_son_jeton(greffier, passage):
    for _ in range(2):  # le formulaire, puis le renvoi enregistré
        html = zone(greffier.get(adresse(passage)), "contenu")
        assert html.count("<form") == 1
        assert "csrfmiddlewaretoken" in greffier.get(adresse(passage)).content.decode().split("<main")[1]
        greffier.post(adresse(passage), tape(passage))


def test_annuler_rouvre_l_affaire(greffier, passage):
    greffier.post(adresse(passage), tape(passage))
    page = greffier.post(adresse(passage, "annuler-renvoi"), follow=True)
    assert "Renvoyer l’affaire" in page.content.decode()
    assert Renvoi.objects.count() == 0


def test_une_affaire_jugee_ou_non_appelee_l_explique(greffier, tribunal, passage):
    juger(passage, greffier.personne, HUIT_MOIS)
    page = greffier.get(adresse(passage))
    assert "Elle ne se renvoie pas." in texte(zone(page, "contenu"))
    assert greffier.post(adresse(passage), tape(passage)).status_code == 422
    attente = passage_appele(tribunal, appelee_le=None)
    assert "pas encore été appelée" in texte(zone(greffier.get(adresse(attente)), "contenu"))


def test_le_renvoi_est_au_greffier_de_ce_tribunal(presidente, greffier_ailleurs, passage):
    for nom in ("renvoyer", "annuler-renvoi"):
        assert presidente.post(adresse(passage, nom)).status_code == 403
        assert greffier_ailleurs.post(adresse(passage, nom)).status_code == 404


def test_annuler_un_renvoi_qui_n_existe_pas_n_existe_pas(greffier, passage):
    assert greffier.post(adresse(passage, "annuler-renvoi")).status_code == 404


def test_la_charge_des_prochaines_audiences_du_service_est_montree(greffier, tribunal, passage):
    service = passage.audience.service
    prochaine = AudienceFactory(
        juridiction=tribunal, service=service, date="2027-01-12", affaires_max=1, duree_theorique=240
    )
    for _ in range(2):
        InscriptionFactory(audience=prochaine, affaire__duree_prevue=45)
    AudienceFactory(juridiction=tribunal, service=service, date="2027-01-19", annulee_le=timezone.now())
    lu = texte(greffier.get(adresse(passage)).content.decode())
    assert "mar. 12 janv. 2027, 13 h 30 : 2 / 1 affaires, 1 h 30 prévues sur 4 h 00" in lu.replace(
        "\u00a0", " "
    )
    assert "1 affaire de trop" in lu
    assert "mar. 19 janv. 2027" not in lu


@pytest.mark.parametrize(("date", "dit"), [("2027-05-06", "férié (Ascension)"), ("2027-01-16", "samedi")])
def test_un_renvoi_a_un_jour_chome_le_signale(greffier, passage, date, dit):
    reponse = greffier.post(adresse(passage), tape(passage, date=date), follow=True)
    assert dit in texte(reponse.content.decode())
