"""L'écran qui attend la fin d'un import : il s'arrête de lui-même, et dit ce qu'il sait."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.urls import reverse

from audiences.choix import EtatImport, ObjetSuivi
from audiences.models import Affaire, Audience, ImportRole, Personne
from audiences.selectors.suivi_import import ATTENTES_MAX
from audiences.services import appliquer_role as application
from audiences.services.corriger import corriger
from audiences.services.lancer_import import lancer_import
from audiences.taches import executer
from mistral.socle.models import EntreeJournal
from tests.audiences.services.roles import affaire, importer, role
from tests.pages import texte

pytestmark = pytest.mark.django_db


def adresse(nom: str) -> str:
    return reverse(f"audiences:{nom}", args=[ImportRole.objects.latest("pk").pk])


@pytest.fixture
def lance(greffier):
    """Un import de deux affaires, confié à l'ouvrier."""
    fichier = SimpleUploadedFile("role.json", role(affaire(1), affaire(2)))
    greffier.post("/audiences/importer/", {"fichier": fichier})
    depot = ImportRole.objects.get()
    greffier.post(adresse("appliquer-import"))
    depot.refresh_from_db()
    return depot


def fragment(client, htmx, **suite) -> str:
    return client.get(adresse("import"), suite, headers=htmx).content.decode()


def test_lancer_confie_la_tache_sans_aucun_nom(lance, greffier):
    assert lance.etat == EtatImport.EN_COURS
    with connection.cursor() as curseur:
        curseur.execute("SELECT args FROM procrastinate_jobs WHERE queue_name = 'imports'")
        ((arguments,),) = curseur.fetchall()
    assert json.loads(arguments) == {
        "import_id": lance.pk,
        "juridiction_id": lance.juridiction_id,
        "par_id": greffier.personne.pk,
    }
    lancer_import(lance, par=greffier.personne)
    assert EntreeJournal.objects.filter(acte="import-lance").count() == 1


def test_la_progression_s_arrete_a_la_fin(lance, greffier, htmx):
    assert "every 1s" in fragment(greffier, htmx)
    executer(lance.pk, greffier.personne.pk)
    fini = fragment(greffier, htmx)
    assert "every 1s" not in fini
    assert "Affaires créées 2" in texte(fini)
    assert reverse("audiences:audience", args=[Audience.objects.get().pk]) in fini


def test_la_progression_s_arrete_a_l_echec(lance, greffier, htmx, monkeypatch):
    def casser(*_args, **_kwargs):
        raise RuntimeError("essai")

    monkeypatch.setattr("audiences.services.appliquer_role.appliquer_affaires", casser)
    with pytest.raises(RuntimeError):
        executer(lance.pk, greffier.personne.pk)
    echoue = fragment(greffier, htmx)
    assert "every 1s" not in echoue
    assert "Un incident technique a interrompu l’import" in texte(echoue)
    assert not Affaire.objects.exists()
    monkeypatch.undo()
    greffier.post(adresse("reprendre-import"))
    executer(lance.pk, greffier.personne.pk)
    lance.refresh_from_db()
    assert (lance.etat, Affaire.objects.count(), lance.affaires_creees) == (EtatImport.APPLIQUE, 2, 2)


def test_la_progression_s_arrete_quand_rien_n_avance(lance, greffier, htmx):
    """Sans ouvrier, l'écran ne sonde pas sans fin : il le dit et propose de reprendre."""
    assert f"attentes={ATTENTES_MAX}" in fragment(greffier, htmx, vues=0, attentes=ATTENTES_MAX - 1)
    immobile = fragment(greffier, htmx, vues=0, attentes=ATTENTES_MAX)
    assert "every 1s" not in immobile
    assert "a cessé de l’attendre" in texte(immobile)
    assert greffier.post(adresse("reprendre-import")).status_code == 302


def test_une_avancee_remet_l_attente_a_zero(lance, greffier, htmx):
    ImportRole.objects.update(etapes_total=60, etapes_faites=30)
    assert "vues=30&amp;attentes=1" in fragment(greffier, htmx, vues=0, attentes=80)


def test_une_panne_de_la_base_laisse_l_import_a_reprendre(lance, greffier, monkeypatch):
    def panne(*_args, **_kwargs):
        raise OperationalError

    monkeypatch.setattr("audiences.taches.appliquer_role", panne)
    with pytest.raises(OperationalError):
        executer(lance.pk, greffier.personne.pk)
    lance.refresh_from_db()
    assert lance.etat == EtatImport.EN_COURS


def test_un_import_interrompu_entre_deux_lots_reprend_apres_le_dernier(lance, greffier, monkeypatch):
    monkeypatch.setattr("audiences.services.appliquer_role.LOT", 1)
    vrai, appels = application.appliquer_affaires, []

    def une_fois(*args):
        if appels:
            raise RuntimeError("essai")
        appels.append(1)
        vrai(*args)

    monkeypatch.setattr(application, "appliquer_affaires", une_fois)
    with pytest.raises(RuntimeError):
        executer(lance.pk, greffier.personne.pk)
    lance.refresh_from_db()
    assert (lance.etat, lance.etapes_faites, Affaire.objects.count()) == (EtatImport.ECHEC, 1, 1)
    monkeypatch.setattr(application, "appliquer_affaires", vrai)
    executer(lance.pk, greffier.personne.pk)
    lance.refresh_from_db()
    assert (lance.etat, lance.affaires_creees, Affaire.objects.count()) == (EtatImport.APPLIQUE, 2, 2)


def test_un_import_en_cours_ne_s_abandonne_pas(lance, greffier):
    refus = greffier.post(adresse("abandonner-import"))
    assert refus.status_code == 422
    assert "en cours d’importation" in texte(refus.content.decode())


def test_un_choix_incompris_est_refuse(greffier):
    fichier = SimpleUploadedFile("role.json", role(affaire(1)))
    greffier.post("/audiences/importer/", {"fichier": fichier})
    refus = greffier.post(adresse("appliquer-import"), {"ecarter": ["<script>"]})
    assert refus.status_code == 422
    assert ImportRole.objects.get().etat == EtatImport.A_VERIFIER


def test_les_lignes_ecartees_se_telechargent_avant_et_apres(greffier):
    table = (
        "Date audience;Heure;Service;Formation;N° parquet;Qualité;Nom\n"
        "24/13/2026;13:30;Chambre 15;collégiale;1;Prévenu;A\n"
        "24/11/2026;13:30;Chambre 15;collégiale;2;Prévenu;B\n"
    )
    fichier = SimpleUploadedFile("role.csv", table.encode())
    vu = greffier.post("/audiences/importer/", {"fichier": fichier}, follow=True)
    assert "1 ligne 2 Date audience 24/13/2026" in texte(vu.content.decode())
    avant = greffier.get(adresse("import-a-corriger"))
    assert avant["Content-Disposition"].startswith("attachment")
    greffier.post(adresse("appliquer-import"))
    executer(ImportRole.objects.get().pk, greffier.personne.pk)
    assert "Télécharger les lignes à corriger" in greffier.get(adresse("import")).content.decode()
    assert greffier.get(adresse("import-a-corriger")).status_code == 200


def test_les_ecarts_d_une_audience_se_reglent_a_l_ecran(greffier, presidente, tribunal):
    importer(tribunal, role(affaire(1)))
    une, personne = Affaire.objects.get(), Personne.objects.get()
    corriger(ObjetSuivi.PERSONNE, personne, {"prenoms": "Sacha"}, par=greffier.personne, affaire=une)
    change = affaire(1)
    change["personnes"][0]["prenom_1"] = "Alexis"
    importer(tribunal, role(change))
    audience = Audience.objects.get()
    page = reverse("audiences:ecarts", args=[audience.pk])
    assert "Sacha Alexis" in texte(greffier.get(page).content.decode())
    assert "Prendre celle du rôle" not in texte(presidente.get(page).content.decode())
    de_l_audience = greffier.get(reverse("audiences:audience", args=[audience.pk]))
    assert "1 à régler" in texte(de_l_audience.content.decode())
    regler = reverse("audiences:regler-ecart", args=[audience.pk, une.corrections.get().pk])
    assert presidente.post(regler, {"prendre": "oui"}).status_code == 403
    assert greffier.post(regler, {"prendre": "peut-être"}).status_code == 422
    reponse = greffier.post(regler, {"prendre": "oui"}, follow=True)
    assert "Aucune différence à régler" in texte(reponse.content.decode())
    personne.refresh_from_db()
    assert personne.prenoms == "Alexis"
    assert Affaire.objects.get().intitule == "PRÉVENU-1 Alexis"
