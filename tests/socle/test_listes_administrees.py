"""Les listes de l'administration : dates, homonymes, recherche, et rien ne s'y supprime."""

from datetime import date

import pytest
from django.utils import timezone

from audiences.choix import Corps, Liste
from audiences.models import Avocat, MembreJuridiction, ValeurDeListe
from mistral.socle.comptes.models import JourChome, Service
from tests.socle.factories import ServiceFactory
from tests.socle.test_tables_de_reference import AVOCATS, TABLES, adresse, importer


@pytest.mark.parametrize(
    ("jour", "vues"),
    [("2025-06-01", {"toujours", "ancienne"}), ("2026-06-01", {"toujours", "nouvelle"}), ("n’importe", None)],
)
def test_les_valeurs_se_filtrent_a_une_date(administrateur, jour, vues):
    ValeurDeListe.objects.create(liste=Liste.LANGUE, libelle="toujours")
    ValeurDeListe.objects.create(liste=Liste.LANGUE, libelle="ancienne", au=date(2025, 12, 31))
    ValeurDeListe.objects.create(liste=Liste.LANGUE, libelle="nouvelle", du=date(2026, 1, 1))
    reponse = administrateur.get(adresse("audiences_valeurdeliste", "changelist"), {"vigueur": jour})
    attendues = vues or {"toujours", "ancienne", "nouvelle"}
    assert {valeur.libelle for valeur in reponse.context["cl"].result_list} == attendues


def test_les_homonymes_sont_cote_a_cote(administrateur, tribunal):
    importer(administrateur, "audiences_avocat", AVOCATS)
    Avocat.objects.create(juridiction=tribunal, nom="SEUL")
    liste = administrateur.get(adresse("audiences_avocat", "changelist")).context["cl"].result_list
    assert [avocat.nombre for avocat in liste] == [2, 2, 1]
    assert {avocat.nom for avocat in liste[:2]} == {"LANTÉRI", "LANTERI"}


@pytest.mark.parametrize("recherche", ["lanteri sophie", "LANTÉRI 12", "Lantéri"])
def test_un_avocat_se_cherche_sans_accents_ni_casse(administrateur, recherche):
    importer(administrateur, "audiences_avocat", AVOCATS)
    page = administrateur.get(adresse("audiences_avocat", "changelist"), {"q": recherche})
    assert "Sophie" in page.content.decode()


def test_rien_ne_se_supprime_tout_se_clot(administrateur, tribunal):
    for table, creer in TABLES.items():
        ligne = creer(tribunal, 1)
        assert administrateur.get(adresse(table, "delete", ligne.pk)).status_code == 403
    assert MembreJuridiction.objects.filter(corps=Corps.SIEGE).exists()


def test_un_service_ferme_ne_vaut_plus(tribunal):
    ouvert = ServiceFactory(juridiction=tribunal, du=date(2026, 1, 1))
    ServiceFactory(juridiction=tribunal, au=date(2026, 5, 31))
    assert list(Service.objects.en_vigueur(date(2026, 6, 1))) == [ouvert]
    assert Service.objects.en_vigueur(date(2025, 6, 1)).count() == 1
    assert Service.objects.en_vigueur(timezone.localdate()).count() >= 1


def test_un_jour_chome_n_est_note_qu_une_fois(administrateur, tribunal):
    saisie = {"juridiction": tribunal.pk, "date": "07/05/2027", "libelle": "pont de l’Ascension"}
    assert administrateur.post(adresse("comptes_jourchome", "add"), saisie).status_code == 302
    reponse = administrateur.post(adresse("comptes_jourchome", "add"), saisie)
    assert "Ce jour est déjà chômé dans ce tribunal." in reponse.content.decode()
    assert JourChome.objects.count() == 1
