"""Administration de la nomenclature : voir les différences avant d'appliquer, réservé au national."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from audiences.models import ImportNatinf, Natinf
from tests.audiences.services.test_charger_nomenclature import fichier, vol
from tests.socle.factories import UtilisateurFactory

pytestmark = pytest.mark.django_db


def adresse(nom, *cles):
    return reverse(f"admin:audiences_importnatinf_{nom}", args=cles)


def deposer(client, contenu: bytes, jour: str = "2026-10-01"):
    envoi = {"fichier": SimpleUploadedFile("natinf.csv", contenu), "en_vigueur_le": jour}
    return client.post(adresse("charger"), envoi)


@pytest.fixture
def nationale():
    client = Client()
    client.force_login(UtilisateurFactory(is_superuser=True))
    return client


def test_les_differences_se_voient_avant_d_etre_appliquees_puis_se_telechargent(nationale):
    nouvelle = ("99999", "Délit", "=NOUVEAU", "A", "B")
    assert deposer(nationale, fichier(n7151=vol("VOL SIMPLE"), n99999=nouvelle)).status_code == 302
    depot = ImportNatinf.objects.get()
    page = nationale.get(adresse("rapport", depot.pk)).content.decode()
    assert "Pas encore appliquée" in page
    assert not Natinf.objects.exists()
    assert nationale.post(adresse("appliquer", depot.pk)).status_code == 302
    assert Natinf.objects.filter(numero="99999").exists()
    rapport = nationale.get(adresse("csv", depot.pk)).content.decode("utf-8-sig")
    assert "'=NOUVEAU" in rapport
    assert nationale.post(adresse("appliquer", depot.pk)).status_code == 422


def test_un_autre_fichier_est_refuse_avec_sa_raison(nationale):
    reponse = deposer(nationale, b"PK\x03\x04")
    assert reponse.status_code == 422
    assert "en-tête" in reponse.content.decode()
    assert not ImportNatinf.objects.exists()


def test_l_administrateur_local_ne_charge_pas_la_nomenclature(administrateur):
    assert administrateur.get(adresse("charger")).status_code == 403
    assert deposer(administrateur, fichier()).status_code == 403
