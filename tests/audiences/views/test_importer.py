"""Écrans d'import : dépôt, aperçu, décision."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from audiences.choix import EtatImport
from audiences.formats import lecture
from audiences.models import Affaire, ImportRole, Inscription
from audiences.taches import executer
from mistral.socle.choix import Fonction
from tests.audiences.services.roles import CSV_ANTIBES, JSON_GRASSE, affaire, importer, role
from tests.pages import texte
from tests.socle.factories import HabilitationFactory

pytestmark = pytest.mark.django_db
ADRESSE = "/audiences/importer/"


def deposer(client, contenu: bytes, nom: str = "role.json", **champs):
    return client.post(ADRESSE, {"fichier": SimpleUploadedFile(nom, contenu), **champs}, follow=True)


def page(reponse) -> str:
    return texte(reponse.content.decode())


@pytest.mark.parametrize("fichier", [JSON_GRASSE, CSV_ANTIBES])
def test_du_depot_a_l_import(greffier, fichier):
    apercu = deposer(greffier, fichier.read_bytes(), fichier.name)
    assert apercu.status_code == 200
    assert "Ce que l’import changerait" in page(apercu)
    assert not Affaire.objects.exists()
    depot = ImportRole.objects.get()
    assert bytes(depot.contenu) == fichier.read_bytes()
    lance = greffier.post(reverse("audiences:appliquer-import", args=[depot.pk]), follow=True)
    assert "En cours d’application" in page(lance)
    executer(depot.pk, greffier.personne.pk)
    fait = greffier.get(reverse("audiences:import", args=[depot.pk]))
    assert "Appliqué" in page(fait)
    assert Affaire.objects.count() == Inscription.objects.count() == ImportRole.objects.get().affaires_creees
    assert ImportRole.objects.get().contenu is None


def test_l_apercu_nomme_affaires_prevenus_faits_et_parties(greffier):
    vu = page(deposer(greffier, JSON_GRASSE.read_bytes(), JSON_GRASSE.name))
    for attendu in (
        "DUPONT-O'NEILL Jean-Christophe et autre",
        "DE LA FONTAINE D'ARC Éloïse",
        "SARL CHÊNE & FILS (partie civile)",
        "X se disant NGUYEN Minh",
        "FABRE Nathalie (personne liée)",
        "Mardi 24 novembre 2026",
        "Salle Portalis",
        "Audience à créer",
    ):
        assert attendu in vu


def test_l_apercu_dit_ce_qui_est_deja_connu(greffier, tribunal):
    importer(tribunal, role(affaire(1)))
    vu = page(deposer(greffier, role(affaire(1), affaire(2))))
    assert "Audience déjà connue" in vu
    assert "1 nouvelle 0 modifiée" in vu
    assert "1 affaire inchangée PRÉVENU-1 Alex" in vu


def test_l_apercu_dit_quand_rien_ne_changerait(greffier, tribunal):
    importer(tribunal, role(affaire(1)))
    assert "importer ne changerait rien" in page(deposer(greffier, role(affaire(1))))


def test_l_apercu_donne_place_et_raison_des_rejets(greffier):
    vu = page(deposer(greffier, role(affaire(1), affaire(2, date_saisine="2026-02-30"))))
    assert "audience 1, affaire 2, champ date_saisine date_saisine 2026-02-30" in vu
    assert "30/02/2026" in vu
    assert "26182000002" in vu


def test_l_apercu_echappe_ce_que_dit_le_fichier(greffier):
    une = affaire(1)
    une["personnes"][0]["nom"] = "<script>alert(1)</script>"
    reponse = deposer(greffier, role(une))
    assert "<script>alert" not in reponse.content.decode().lower()


@pytest.mark.parametrize(
    ("nom", "contenu", "place"),
    [
        ("r.json", b'{"format": "role-v1",\n "audiences": [}', "ligne 2, colonne"),
        ("r.json", b"", "Le fichier est vide"),
        ("r.xlsx", b"PK\x03\x04xxxx", "classeur"),
        ("r.csv", b"a;b\n1;2\n", "titres attendus"),
        ("r.json", b"\xff\xfe\x00", "UTF-16"),
        ("r.json", b'{"format": "role-v9", "juridiction": "x", "audiences": []}', "role-v9"),
    ],
)
def test_un_fichier_malforme_est_refuse_sans_rien_changer(greffier, nom, contenu, place):
    reponse = deposer(greffier, contenu, nom)
    assert reponse.status_code == 422
    assert place in html.unescape(reponse.content.decode())
    assert not ImportRole.objects.exists()
    assert not Affaire.objects.exists()


def test_un_envoi_sans_fichier_est_refuse(greffier):
    reponse = greffier.post(ADRESSE, {})
    assert reponse.status_code == 422
    assert "Aucun fichier n’est arrivé" in page(reponse)


def test_un_fichier_trop_gros_est_refuse(greffier, monkeypatch):
    monkeypatch.setattr("audiences.forms.role.TAILLE_MAX", 10)
    assert lecture.TAILLE_MAX > 10
    reponse = deposer(greffier, role(affaire(1)))
    assert reponse.status_code == 422
    assert "dépasse 20 Mo" in page(reponse)


def test_le_role_d_un_autre_tribunal_est_refuse(greffier_ailleurs):
    reponse = deposer(greffier_ailleurs, role(affaire(1)))
    assert reponse.status_code == 422
    assert "Tribunal judiciaire de Grasse" in page(reponse)
    assert not ImportRole.objects.exists()


def test_qui_sert_deux_tribunaux_choisit_le_sien(greffier, autre_tribunal, tribunal):
    HabilitationFactory(utilisateur=greffier.personne, juridiction=autre_tribunal, fonction=Fonction.GREFFIER)
    sans_choix = deposer(greffier, CSV_ANTIBES.read_bytes(), "a.csv")
    assert sans_choix.status_code == 422
    assert "Choisissez le tribunal" in page(sans_choix)
    deposer(greffier, CSV_ANTIBES.read_bytes(), "a.csv", tribunal=autre_tribunal.pk)
    assert ImportRole.objects.get().juridiction == autre_tribunal


def test_le_tribunal_d_un_autre_ne_peut_etre_choisi(greffier, autre_tribunal):
    deposer(greffier, CSV_ANTIBES.read_bytes(), "a.csv", tribunal=autre_tribunal.pk)
    assert ImportRole.objects.exclude(juridiction=autre_tribunal).count() == ImportRole.objects.count()


def test_abandonner_efface_le_contenu(greffier):
    deposer(greffier, role(affaire(1)))
    depot = ImportRole.objects.get()
    reponse = greffier.post(reverse("audiences:abandonner-import", args=[depot.pk]), follow=True)
    assert "abandonné" in page(reponse)
    depot.refresh_from_db()
    assert (depot.etat, depot.contenu) == (EtatImport.ABANDONNE, None)
    refus = greffier.post(reverse("audiences:appliquer-import", args=[depot.pk]))
    assert refus.status_code == 422
    assert not Affaire.objects.exists()


def test_un_fichier_en_attente_se_retrouve(greffier):
    deposer(greffier, role(affaire(1)), "demain.json")
    assert "demain.json" in page(greffier.get(ADRESSE))


@pytest.mark.parametrize("nom", ["import", "appliquer-import", "abandonner-import"])
def test_l_import_d_un_autre_tribunal_n_existe_pas(greffier, greffier_ailleurs, nom):
    deposer(greffier, role(affaire(1)))
    adresse = reverse(f"audiences:{nom}", args=[ImportRole.objects.get().pk])
    appel = greffier_ailleurs.get if nom == "import" else greffier_ailleurs.post
    assert appel(adresse).status_code == 404
    assert ImportRole.objects.get().etat == EtatImport.A_VERIFIER


def test_la_presidente_n_importe_pas(presidente, directrice):
    assert presidente.get(ADRESSE).status_code == 403
    assert directrice.get(ADRESSE).status_code == 200
