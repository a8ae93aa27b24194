"""Les tables de référence : import avec aperçu, export, dates, historique, chacun dans son tribunal."""

import io
from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from audiences.choix import Liste
from audiences.models import Avocat, ValeurDeListe
from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes.models import Salle, Service
from mistral.socle.models import EntreeJournal
from tests.audiences.factories import MembreFactory
from tests.socle.factories import JourChomeFactory, SalleFactory, ServiceFactory, UtilisateurFactory

AVOCATS = """NOM;Prénom;barreau;Toque;Téléphone
LANTÉRI;Sophie;Grasse;12;+33 4 93 00 00 00
LANTERI;Paul;Nice;;
"""
TABLES = {
    "audiences_avocat": lambda tribunal, n: Avocat.objects.create(juridiction=tribunal, nom=f"AVOCAT {n}"),
    "audiences_membrejuridiction": lambda tribunal, n: MembreFactory(juridiction=tribunal),
    "audiences_valeurdeliste": lambda tribunal, n: ValeurDeListe.objects.create(
        liste=Liste.LANGUE, libelle=f"langue {n}"
    ),
    "comptes_jourchome": lambda tribunal, n: JourChomeFactory(juridiction=tribunal),
    "comptes_salle": lambda tribunal, n: SalleFactory(juridiction=tribunal),
    "comptes_service": lambda tribunal, n: ServiceFactory(juridiction=tribunal),
}


@pytest.fixture
def national(tribunal, client):
    """Administrateur national."""
    client.force_login(UtilisateurFactory(is_superuser=True))
    return client


def adresse(table: str, action: str, *args) -> str:
    return reverse(f"admin:{table}_{action}", args=args)


def deposer(client, table: str, contenu: str | bytes, nom="table.csv"):
    """Dépose un fichier et donne l'aperçu."""
    octets = contenu.encode() if isinstance(contenu, str) else contenu
    saisie = {"import_file": SimpleUploadedFile(nom, octets), "format": "0", "resource": "0"}
    return client.post(adresse(table, "import"), saisie)


def confirmer(client, table: str, apercu):
    """Confirme l'aperçu."""
    return client.post(adresse(table, "process_import"), apercu.context["confirm_form"].initial, follow=True)


def importer(client, table: str, contenu: str):
    return confirmer(client, table, deposer(client, table, contenu))


def erreurs(reponse) -> str:
    """Donne ce que la page reproche au fichier."""
    assert "confirm_form" not in reponse.context
    return reponse.content.decode()


def test_l_apercu_n_ecrit_rien_puis_l_import_ecrit_tout(administrateur, tribunal):
    apercu = deposer(administrateur, "audiences_avocat", AVOCATS)
    assert "2 ajouts" in apercu.content.decode()
    assert not Avocat.objects.exists()
    reponse = confirmer(administrateur, "audiences_avocat", apercu)
    assert "2 ajout(s)" in reponse.content.decode()
    avocat = Avocat.objects.get(nom="LANTÉRI")
    assert (avocat.juridiction, avocat.prenom, avocat.telephone) == (tribunal, "Sophie", "+33 4 93 00 00 00")
    assert EntreeJournal.objects.filter(acte="avocat-importe", juridiction=tribunal).count() == 1
    assert LogEntry.objects.filter(change_message="Ajout par import").count() == 2


def test_le_meme_fichier_deux_fois_ne_change_rien(administrateur):
    importer(administrateur, "audiences_avocat", AVOCATS)
    avant = list(Avocat.objects.values())
    assert "2 ligne(s) inchangée(s)" in importer(administrateur, "audiences_avocat", AVOCATS).content.decode()
    assert list(Avocat.objects.values()) == avant


def test_une_colonne_absente_laisse_la_valeur_et_l_historique_dit_avant_et_apres(administrateur):
    importer(administrateur, "audiences_avocat", AVOCATS)
    apercu = deposer(
        administrateur,
        "audiences_avocat",
        "nom;prénom;barreau;toque;courriel\nLANTÉRI;Sophie;Grasse;12;s@exemple.fr",
    )
    assert "<ins>s@exemple.fr</ins>" in apercu.content.decode()
    confirmer(administrateur, "audiences_avocat", apercu)
    avocat = Avocat.objects.get(nom="LANTÉRI")
    assert (avocat.telephone, avocat.courriel) == ("+33 4 93 00 00 00", "s@exemple.fr")
    page = administrateur.get(adresse("audiences_avocat", "history", avocat.pk)).content.decode()
    assert "Import : Courriel : « s@exemple.fr » (était vide)" in page


@pytest.mark.parametrize(
    ("table", "contenu", "raison"),
    [
        ("audiences_avocat", "Prénom\nSophie", "Il manque la colonne Nom"),
        ("audiences_avocat", "Nom;Nom\nA;B", "même titre"),
        ("audiences_avocat", "Nom;Couleur\nA;rouge", "Colonne inconnue : Couleur"),
        ("audiences_avocat", "", "vide"),
        (
            "audiences_avocat",
            "Nom;Prénom;Barreau;Toque;N’exerce plus après le\nA;;;;31/02/2026",
            "31/02/2026",
        ),
        ("audiences_membrejuridiction", "Corps;Nom;Prénom\njuge;A;B", "n’est pas une valeur permise"),
        ("comptes_salle", "Nom;Équipée pour la visioconférence\nA;peut-être", "Écrivez oui ou non"),
        (
            "comptes_service",
            "Nom;Ouvert depuis le;Fermé après le\nA;02/01/2026;01/01/2026",
            "La date de fin précède",
        ),
        (
            "comptes_service",
            "Juridiction;Nom\nTribunal judiciaire de Nice;A",
            "n’est pas un tribunal que vous administrez",
        ),
    ],
)
def test_un_fichier_fautif_est_refuse_clairement(administrateur, autre_tribunal, table, contenu, raison):
    avant = Avocat.objects.count() + Salle.objects.count() + Service.objects.count()
    page = erreurs(deposer(administrateur, table, contenu))
    assert raison in page
    assert "Traceback" not in page
    assert Avocat.objects.count() + Salle.objects.count() + Service.objects.count() == avant


def test_une_erreur_dit_la_ligne_du_tableur_et_la_colonne(administrateur):
    page = erreurs(deposer(administrateur, "comptes_salle", "Nom;Fermée après le\nA;\n;\n;01/01/2026\n;\n"))
    assert "Ligne 4 : Nom : Ce champ ne peut pas être vide." in page
    assert "Ligne 3" not in page
    assert "Ligne 5" not in page


def test_un_classeur_hostile_est_refuse(administrateur):
    page = erreurs(deposer(administrateur, "audiences_avocat", b"PK\x03\x04", "piege.xlsx"))
    assert "Le classeur est abîmé" in page


@pytest.mark.parametrize("nom", ["/etc/passwd", "../import-x", "import-" + "0" * 32])
def test_la_confirmation_ne_lit_que_le_fichier_de_l_apercu(administrateur, nom):
    saisie = {"import_file_name": nom, "original_file_name": "x", "format": "0", "resource": "0"}
    reponse = administrateur.post(adresse("audiences_avocat", "process_import"), saisie, follow=True)
    assert "Rien n’a été importé" in reponse.content.decode()


def test_un_import_fautif_a_la_confirmation_n_ecrit_rien(administrateur, tribunal):
    apercu = deposer(administrateur, "comptes_salle", "Nom\nSalle A\nSalle B")
    SalleFactory(juridiction=tribunal, nom="Salle B")
    Salle.objects.filter(nom="Salle B").update(du=date(2026, 1, 2))
    confirmer(administrateur, "comptes_salle", apercu)
    assert Salle.objects.count() == 2
    apercu = deposer(administrateur, "comptes_salle", "Nom;Fermée après le\nSalle C;\nSalle B;03/01/2026")
    Salle.objects.filter(nom="Salle B").update(du=date(2026, 6, 1))
    reponse = confirmer(administrateur, "comptes_salle", apercu)
    assert "Rien n’a été importé" in reponse.content.decode()
    assert not Salle.objects.filter(nom="Salle C").exists()


@pytest.mark.parametrize("table", TABLES)
def test_l_export_est_du_texte_du_seul_tribunal(administrateur, tribunal, autre_tribunal, table):
    TABLES[table](tribunal, 1)
    TABLES[table](autre_tribunal, 2)
    for forme in ("0", "1"):
        with cloison([]):
            reponse = administrateur.post(adresse(table, "export"), {"format": forme, "resource": "0"})
        assert reponse.status_code == 200
        if forme == "0":
            livre = load_workbook(io.BytesIO(reponse.content))
            lignes = list(livre.active.iter_rows())
            assert {cellule.data_type for ligne in lignes for cellule in ligne if cellule.value} == {"s"}
        else:
            lignes = reponse.content.decode("utf-8-sig").splitlines()
            assert autre_tribunal.nom not in reponse.content.decode("utf-8-sig")
        assert len(lignes) == (3 if table == "audiences_valeurdeliste" else 2)
    modele = table.partition("_")[2]
    assert EntreeJournal.objects.filter(acte=f"{modele}-exporte").exists()


def test_ce_qui_est_exporte_se_reimporte_sans_changement(administrateur, tribunal):
    importer(administrateur, "audiences_avocat", AVOCATS)
    octets = administrateur.post(
        adresse("audiences_avocat", "export"), {"format": "0", "resource": "0"}
    ).content
    apercu = deposer(administrateur, "audiences_avocat", octets, "avocats.xlsx")
    assert "2 lignes inchangées" in apercu.content.decode()


@pytest.mark.parametrize("table", TABLES)
def test_les_listes_font_autant_de_requetes_pour_une_ligne_que_pour_soixante(administrateur, tribunal, table):
    TABLES[table](tribunal, 0)
    page = adresse(table, "changelist")
    administrateur.get(page)
    with CaptureQueriesContext(connection) as une:
        administrateur.get(page)
    for n in range(1, 60):
        TABLES[table](tribunal, n)
    with CaptureQueriesContext(connection) as soixante:
        reponse = administrateur.get(page)
    assert len(reponse.context["cl"].result_list) == 60
    assert len(soixante) == len(une)


@pytest.mark.parametrize("table", sorted(set(TABLES) - {"audiences_valeurdeliste"}))
def test_rien_d_un_autre_tribunal_n_est_vu_ni_propose(administrateur, tribunal, autre_tribunal, table):
    TABLES[table](tribunal, 1)
    ailleurs = TABLES[table](autre_tribunal, 2)
    with cloison([]):
        ajout = administrateur.get(adresse(table, "add")).content.decode()
        liste = administrateur.get(adresse(table, "changelist")).content.decode()
        fiche = administrateur.get(adresse(table, "change", ailleurs.pk))
    assert tribunal.nom in ajout
    assert autre_tribunal.nom not in ajout + liste
    assert fiche.status_code == 302


def test_une_ligne_ne_change_pas_de_tribunal(national, tribunal, autre_tribunal):
    salle = SalleFactory(juridiction=tribunal, nom="Salle A")
    saisie = {"juridiction": autre_tribunal.pk, "nom": "Salle B"}
    assert national.post(adresse("comptes_salle", "change", salle.pk), saisie).status_code == 302
    salle.refresh_from_db()
    assert (salle.nom, salle.juridiction) == ("Salle B", tribunal)


def test_l_historique_dit_qui_a_change_quoi(administrateur, tribunal):
    salle = SalleFactory(juridiction=tribunal, nom="Salle A")
    saisie = {"nom": "Salle B", "a_visioconference": "on", "au": "31/12/2026"}
    administrateur.post(adresse("comptes_salle", "change", salle.pk), saisie)
    page = administrateur.get(adresse("comptes_salle", "history", salle.pk)).content.decode()
    assert "Nom : « Salle A » remplacé par « Salle B »" in page
    assert "Équipée pour la visioconférence : « non » remplacé par « oui »" in page
    assert "Fermée après le : « 31/12/2026 » (était vide)" in page
    assert str(administrateur.personne) in page


def test_l_historique_ne_dit_jamais_un_mot_de_passe(administrateur):
    personne = administrateur.personne
    saisie = {"identifiant": personne.identifiant, "nom": "X", "prenom": "Y", "is_active": "on"}
    saisie |= {"mot_de_passe": "un-mot-de-passe-tout-neuf"}
    saisie |= {"habilitations-TOTAL_FORMS": "0", "habilitations-INITIAL_FORMS": "0"}
    administrateur.post(adresse("comptes_utilisateur", "change", personne.pk), saisie)
    message = LogEntry.objects.get(object_id=str(personne.pk)).change_message
    assert "Nouveau mot de passe : changé" in message
    assert "tout-neuf" not in message


def test_les_listes_nationales_se_lisent_partout_et_s_ecrivent_au_niveau_national(administrateur, national):
    valeur = ValeurDeListe.objects.create(liste=Liste.LANGUE, libelle="wolof", fournie_sous=";wolof")
    fiche = adresse("audiences_valeurdeliste", "change", valeur.pk)
    saisie = {"liste": Liste.LANGUE, "libelle": "ouolof", "rang": 3}
    assert administrateur.get(fiche).status_code == 200
    assert administrateur.post(fiche, saisie).status_code == 403
    assert administrateur.get(adresse("audiences_valeurdeliste", "import")).status_code == 403
    assert national.post(fiche, saisie).status_code == 302
    valeur.refresh_from_db()
    assert (valeur.libelle, valeur.retouchee_le is None) == ("ouolof", False)
