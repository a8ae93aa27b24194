"""Calendrier des audiences."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audiences.choix import Fauteuil, Formation
from audiences.models import Affaire, Audience
from audiences.selectors.calendrier import calendrier_de
from audiences.selectors.periode import Mois
from mistral.socle.choix import Fonction
from tests.audiences.factories import AudienceFactory, InscriptionFactory, IntervenantFactory, NoteFactory
from tests.pages import texte, zone
from tests.socle.factories import ServiceFactory

pytestmark = pytest.mark.django_db
ADRESSE = "/audiences/"
NOVEMBRE = {"mois": "2026-11"}
INSTANT = datetime.datetime(2026, 11, 24, 13, 30, tzinfo=datetime.UTC)


def vu(reponse) -> str:
    return texte(zone(reponse, "calendrier"))


def prete(**champs):
    """Une audience à juge unique, composée, avec une affaire et sa note."""
    audience = AudienceFactory(formation=Formation.JUGE_UNIQUE, **champs)
    for place in (Fauteuil.PRESIDENT, Fauteuil.MINISTERE_PUBLIC, Fauteuil.GREFFIER):
        IntervenantFactory(audience=audience, fauteuil=place)
    NoteFactory(inscription=InscriptionFactory(audience=audience))
    return audience


def test_le_mois_montre_heure_service_formation_affaires_duree_et_etat(greffier, tribunal):
    audience = prete(juridiction=tribunal, duree_prevue=360, affaires_max=12)
    Affaire.objects.update(duree_prevue=270)
    page = vu(greffier.get(ADRESSE, NOVEMBRE))
    assert f"13 h 30, {audience.service}" in page
    assert "juge unique" in page
    assert "1/12 affaires · 4 h 30 prévues sur 6 h 00" in page
    assert "Prête" in page
    assert "À faire : ouvrir l’audience" in page


def test_une_duree_inconnue_se_dit_inconnue(greffier, tribunal):
    AudienceFactory(juridiction=tribunal, duree_prevue=None)
    assert "durée prévue : inconnu" in vu(greffier.get(ADRESSE, NOVEMBRE))


def test_une_audience_a_preparer_dit_ce_qui_manque(greffier, tribunal):
    AudienceFactory(juridiction=tribunal, formation=Formation.JUGE_UNIQUE)
    page = vu(greffier.get(ADRESSE, NOVEMBRE))
    assert "À préparer" in page
    assert "président à désigner, ministère public à désigner, greffier à désigner, rôle vide" in page


def test_ce_qui_reste_a_faire_suit_l_audience(greffier, tribunal):
    audience = prete(juridiction=tribunal)
    InscriptionFactory(audience=audience)
    Audience.objects.update(ouverte_le=INSTANT)
    audience.inscriptions.filter(rang=1).update(appelee_le=INSTANT)
    page = vu(greffier.get(ADRESSE, NOVEMBRE))
    assert "En cours" in page
    assert "1 affaire à appeler, 1 affaire à terminer, 1 note à signer" in page


def test_le_service_filtre(greffier, tribunal):
    une, autre = prete(juridiction=tribunal), prete(juridiction=tribunal)
    page = vu(greffier.get(ADRESSE, NOVEMBRE | {"service": une.service_id}))
    assert f"13 h 30, {une.service}" in page
    assert f"13 h 30, {autre.service}" not in page


def test_le_service_de_l_habilitation_est_choisi_d_office(tribunal, se_connecter):
    service = ServiceFactory(juridiction=tribunal)
    client = se_connecter(Fonction.GREFFIER, tribunal, service=service)
    sien, autre = prete(juridiction=tribunal, service=service), prete(juridiction=tribunal)
    page = vu(client.get(ADRESSE, NOVEMBRE))
    assert f"13 h 30, {sien.service}" in page
    assert f"13 h 30, {autre.service}" not in page
    tous = vu(client.get(ADRESSE, NOVEMBRE | {"service": ""}))
    assert f"13 h 30, {autre.service}" in tous


def test_sans_mois_demande_le_mois_courant_s_affiche(tribunal, se_connecter):
    with time_machine.travel(datetime.datetime(2027, 3, 31, 22, 30, tzinfo=datetime.UTC)):
        # À Paris, le 1er avril a commencé depuis une demi-heure.
        assert "Avril 2027" in vu(se_connecter(Fonction.GREFFIER, tribunal).get(ADRESSE))


def test_un_mois_vide_dit_quoi_faire_et_mene_au_plus_proche(greffier, tribunal, presidente):
    assert "importez un rôle" in vu(greffier.get(ADRESSE, NOVEMBRE))
    prete(juridiction=tribunal, date=datetime.date(2027, 1, 12))
    page = greffier.get(ADRESSE, NOVEMBRE)
    assert "Voir janvier 2027" in vu(page)
    assert "mois=2027-01" in zone(page, "calendrier")
    assert "importez" not in vu(presidente.get(ADRESSE, NOVEMBRE))


@pytest.mark.parametrize("mois", ["2026-13", "2026-1", "novembre", "0000-00", "2026-11-24", "9999-12"])
def test_un_mois_impossible_est_refuse(greffier, mois):
    assert greffier.get(ADRESSE, {"mois": mois}).status_code == 422


@pytest.mark.parametrize("service", ["abc", "999999999", "-1", "9" * 40])
def test_un_service_inconnu_est_refuse(greffier, service):
    assert greffier.get(ADRESSE, NOVEMBRE | {"service": service}).status_code == 422


def test_l_autre_tribunal_ne_se_voit_pas(greffier, autre_tribunal):
    ailleurs = prete(juridiction=autre_tribunal)
    reponse = greffier.get(ADRESSE, NOVEMBRE)
    assert str(ailleurs.service) not in reponse.content.decode()
    assert greffier.get(ADRESSE, NOVEMBRE | {"service": ailleurs.service_id}).status_code == 422


def test_le_fragment_est_celui_de_la_page(greffier, tribunal, htmx):
    prete(juridiction=tribunal)
    fragment = greffier.get(ADRESSE, NOVEMBRE, headers=htmx)
    assert fragment.content.decode().lstrip().startswith("<section")
    assert zone(fragment, "calendrier") == zone(greffier.get(ADRESSE, NOVEMBRE), "calendrier")


def test_la_cheffe_n_a_pas_le_calendrier(cheffe, presidente):
    assert cheffe.get(ADRESSE).status_code == 403
    assert presidente.get(ADRESSE).status_code == 200
    assert "Importer un rôle" not in presidente.get(ADRESSE).content.decode()


def test_le_nombre_de_requetes_est_le_meme_pour_une_et_douze_audiences(greffier, tribunal):
    def requetes() -> int:
        with CaptureQueriesContext(connection) as captees:
            greffier.get(ADRESSE, NOVEMBRE)
        return len(captees)

    prete(juridiction=tribunal)
    une = requetes()
    for jour in range(2, 13):
        prete(juridiction=tribunal, date=datetime.date(2026, 11, jour))
    assert requetes() == une


def test_les_jours_ouvres_et_les_fins_de_semaine_siegees(tribunal):
    AudienceFactory(juridiction=tribunal, date=datetime.date(2026, 11, 14))
    jours = calendrier_de(Audience.objects.all(), Mois(2026, 11), None).jours
    assert len(jours) == 21 + 1
    assert [jour.date.day for jour in jours if jour.colonne > 5] == [14]


@pytest.mark.parametrize(
    ("mois", "precedent", "suivant"),
    [(Mois(2026, 1), "2025-12", "2026-02"), (Mois(2026, 12), "2026-11", "2027-01")],
)
def test_les_mois_se_suivent(mois, precedent, suivant):
    assert (str(mois.precedent), str(mois.suivant)) == (precedent, suivant)


def test_l_accueil_mene_au_calendrier(greffier):
    assert greffier.get(reverse("accueil"), follow=True).redirect_chain[-1][0] == ADRESSE
