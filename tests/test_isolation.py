"""Chaque adresse × chaque fonction × son tribunal et l'autre : la matrice relue, et aucune fuite."""

import pytest
from django.contrib.admin import ModelAdmin
from django.db import connection, connections
from django.template import engines
from django.test import Client

from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import CloisonneQuerySet, cloison
from mistral.socle.site_admin import AdminCloisonne
from tests.base import adresse_du_proprietaire, modeles_cloisonnes
from tests.monde import peupler
from tests.parcours_adresses import (
    FONCTIONS,
    METHODES,
    adresses,
    demander,
    matrice,
    parcourir,
    parcourir_ce_qui_s_ouvre,
    remplir,
    statuts,
)
from tests.socle.factories import JuridictionFactory, UtilisateurFactory

CANARI = "ŽQŻ"  # Hors de tout alphabet de jeton, et inchangé en majuscules.
ICI = "ICI"
CLOISONNES = modeles_cloisonnes()
REFUS = {403, 404, 405}
# Lectures qui laissent une trace au journal, et elle seule : une sortie de données se consigne.
LECTURES_CONSIGNEES = {("GET", "/pilotage/export/")}


@pytest.fixture
def mondes(db):
    """Deux tribunaux pleins ; le second porte le canari dans chaque texte."""
    propre, autre = JuridictionFactory(), JuridictionFactory()
    with cloison([propre.pk, autre.pk]):
        yield peupler(propre, ICI), peupler(autre, CANARI)


@pytest.fixture
def personne(mondes, se_connecter):
    """Donne le navigateur d'une personne qui a cette fonction dans le premier tribunal."""

    def connecter(fonction: str) -> Client:
        if fonction == "anonyme":
            return Client()
        if fonction == "sans_fonction":
            client = Client()
            client.force_login(UtilisateurFactory())
            return client
        return se_connecter(Fonction[fonction], mondes[0].tribunal)

    return connecter


def fuites(reponses) -> list[str]:
    """Donne les réponses où paraît le canari de l'autre tribunal."""
    return [f"{r.methode} {r.adresse} ({r.statut})" for r in reponses if CANARI in r.texte]


def ecarts(releve, fonction: str) -> list[str]:
    """Donne les réponses qui ne sont pas celles de la matrice."""
    attendus = matrice()
    return [
        f"{methode} {motif} : {statuts(couple)} au lieu de {attendus[motif, methode][fonction]}"
        for (motif, methode), couple in releve.items()
        if statuts(couple) != attendus[motif, methode][fonction]
    ]


def test_la_matrice_declare_toutes_les_adresses_et_elles_seules():
    assert set(matrice()) == {(motif, methode) for motif in adresses() for methode in METHODES}


def test_le_canari_est_bien_partout_dans_l_autre_tribunal(mondes):
    """Sans quoi l'absence de fuite ne prouverait rien."""
    _, autre = mondes
    for modele in modeles_cloisonnes():
        # Ce qui n'est qu'à son auteur se lit en son nom.
        with cloison([autre.tribunal.pk], utilisateur=autre.greffier.pk):
            valeurs = str(list(modele.objects.filter(juridiction=autre.tribunal).values()))
        textes = {
            f.name for f in modele._meta.local_fields if f.get_internal_type() in {"CharField", "TextField"}
        }
        assert CANARI in valeurs or not textes or modele.__name__ in SANS_TEXTE_LIBRE, (modele, textes)


# Tables dont toutes les colonnes de texte sont des codes.
SANS_TEXTE_LIBRE = {
    "SuspensionAffaire",
    "Requisition",
    "Constitution",
    "HuisClos",
    "Releve",
    "SegmentNote",
    "Session",
    "Jonction",
    "Disjonction",
    "ElementDisjoint",
    "ChoixImport",
    "Verification",
    "Inscription",
    "Note",
    "Decision",
    "Habilitation",
    "EntreeJournal",
    "Audience",
}


@pytest.mark.parametrize("fonction", FONCTIONS)
def test_chaque_adresse_repond_comme_la_matrice_sans_fuite_ni_ecriture(fonction, mondes, personne):
    """Une lecture et un refus n'écrivent rien, la session mise à part."""
    releve = parcourir(personne(fonction), *mondes)
    assert ecarts(releve, fonction) == []
    reponses = [reponse for couple in releve.values() for reponse in couple if reponse]
    assert fuites(reponses) == []
    assert [
        f"{reponse.methode} {reponse.adresse} ({reponse.statut}) écrit {reponse.ecritures}"
        for reponse in reponses
        if reponse.ecritures and (reponse.methode, reponse.motif) not in LECTURES_CONSIGNEES
        if reponse.methode == "GET" or reponse.statut in REFUS
    ] == []


def test_le_detecteur_voit_une_fuite_si_les_deux_couches_tombent(mondes, personne, monkeypatch):
    """La preuve que le parcours saurait voir : sans `visibles_par` et cloison ouverte, le canari paraît."""
    monkeypatch.setattr(CloisonneQuerySet, "visibles_par", lambda lignes, utilisateur: lignes.all())
    client, (_, autre) = personne("GREFFIER"), mondes
    tous = [monde.tribunal.pk for monde in mondes]
    monkeypatch.setattr("mistral.socle.habilitation.cloison", lambda *_, **__: cloison(tous))
    motif = "/audiences/<int:audience_id>/"
    assert CANARI in demander(client, "GET", motif, remplir(motif, autre)[0]).texte


@pytest.mark.parametrize("fonction", ["GREFFIER", "MAGISTRAT", "DSGJ", "CHEF", "ADMINISTRATEUR"])
def test_rien_ne_fuit_quand_les_requetes_ne_filtrent_plus(fonction, mondes, personne, monkeypatch):
    monkeypatch.setattr(CloisonneQuerySet, "visibles_par", lambda lignes, utilisateur: lignes.all())
    filtrer = AdminCloisonne.get_queryset

    def sans_filtre(admin, request):
        # Les comptes n'appartiennent à aucun tribunal : là, le filtre de l'administration est le seul.
        return (
            ModelAdmin.get_queryset(admin, request) if admin.model in CLOISONNES else filtrer(admin, request)
        )

    monkeypatch.setattr(AdminCloisonne, "get_queryset", sans_filtre)
    assert fuites(parcourir_ce_qui_s_ouvre(personne(fonction), fonction, *mondes)) == []


@pytest.fixture
def sans_securite_par_ligne(django_db_setup, django_db_blocker, request):
    """Connecte l'essai comme propriétaire et lève la sécurité par ligne, dans sa seule transaction."""
    reglages, adresse = connections.settings["default"], adresse_du_proprietaire()
    application = {cle: reglages[cle] for cle in ("USER", "PASSWORD")}
    with django_db_blocker.unblock():
        connection.close()
    for cible in (reglages, connection.settings_dict):
        cible.update(USER=adresse["user"], PASSWORD=adresse.get("password", ""))
    request.getfixturevalue("db")
    with connection.cursor() as curseur:
        for modele in modeles_cloisonnes():
            curseur.execute(f"ALTER TABLE {modele._meta.db_table} DISABLE ROW LEVEL SECURITY")

    def remettre():
        with django_db_blocker.unblock():
            connection.close()
        for cible in (reglages, connection.settings_dict):
            cible.update(application)

    yield
    request.addfinalizer(remettre)


@pytest.mark.parametrize("fonction", ["GREFFIER", "MAGISTRAT", "DSGJ", "CHEF", "ADMINISTRATEUR"])
def test_rien_ne_fuit_quand_la_base_ne_cloisonne_plus(sans_securite_par_ligne, fonction, mondes, personne):
    with connection.cursor() as curseur, cloison([]):
        curseur.execute("SELECT count(DISTINCT juridiction_id) FROM audiences_affaire")
        assert curseur.fetchone() == (2,), "la sécurité par ligne devait être levée"
    assert fuites(parcourir_ce_qui_s_ouvre(personne(fonction), fonction, *mondes)) == []


def test_un_administrateur_national_ne_lit_aucune_affaire(mondes):
    """Il administre tous les tribunaux ; sans fonction dans l'un d'eux, aucune audience ne s'ouvre à lui."""
    client = Client()
    client.force_login(UtilisateurFactory(is_superuser=True))
    for motif in adresses():
        if motif.startswith(("/audiences/", "/decisions/", "/pilotage/")):
            for methode in METHODES:
                reponse = demander(client, methode, motif, remplir(motif, mondes[1])[0])
                assert reponse.statut in {403, 405}, f"{methode} {motif} : {reponse.statut}"
                assert CANARI not in reponse.texte


class _Indefinie(str):
    """Relève les variables qu'un gabarit demande et que la vue ne donne pas."""

    def __new__(cls):
        """Non vide, pour que le gabarit l'emploie."""
        objet = super().__new__(cls, "%s")
        objet.vues = set()
        return objet

    def __mod__(self, variable):
        self.vues.add(str(variable))
        return ""


@pytest.mark.parametrize("fonction", ["GREFFIER", "MAGISTRAT", "DSGJ", "CHEF", "sans_fonction"])
def test_aucune_page_ne_demande_une_variable_indefinie(fonction, mondes, personne, monkeypatch):
    indefinie = _Indefinie()
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", indefinie)
    client = personne(fonction)
    for motif in adresses():
        if "administration" not in motif:
            demander(client, "GET", motif, remplir(motif, mondes[0])[0])
            demander(client, "POST", motif, remplir(motif, mondes[0])[0])
    assert indefinie.vues - DE_LA_BIBLIOTHEQUE == set()


# Variables facultatives des gabarits de la bibliothèque d'apparence.
DE_LA_BIBLIOTHEQUE = {"field.field.widget.group_class"}
