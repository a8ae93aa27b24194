"""Montage commun : base créée par le propriétaire, puis tout se fait avec le rôle de l'application."""

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client

from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import cloison
from tests.socle.factories import HabilitationFactory, JuridictionFactory

HTMX = {"HX-Request": "true"}

# Aucun essai n'est chronométré : une machine chargée ne fait pas échouer une propriété.
hypothesis.settings.register_profile(
    "essais", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("essais")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Passe du rôle propriétaire au rôle de l'application, celui que la sécurité par ligne contraint."""
    with django_db_blocker.unblock():
        connection.close()
        reglages = connections.settings["default"]
        proprietaire = {cle: reglages[cle] for cle in ("USER", "PASSWORD")}
        for cle in ("USER", "PASSWORD"):
            reglages[cle] = settings.DATABASE_APPLICATION[cle]
            connection.settings_dict[cle] = settings.DATABASE_APPLICATION[cle]
    yield
    with django_db_blocker.unblock():
        connection.close()
        reglages.update(proprietaire)
        connection.settings_dict.update(proprietaire)


@pytest.fixture
def htmx():
    """En-têtes d'une requête HTMX."""
    return HTMX


@pytest.fixture
def ouvrir(db):
    """Ouvre la cloison sur des tribunaux pour la durée d'un essai : `ouvrir(tribunal, …)`."""
    piles = []

    def ouvrir_sur(*juridictions):
        pile = cloison([juridiction.pk for juridiction in juridictions])
        pile.__enter__()
        piles.append(pile)

    yield ouvrir_sur
    for pile in reversed(piles):
        pile.__exit__(None, None, None)


@pytest.fixture
def tribunal(ouvrir):
    """Un tribunal, cloison ouverte sur lui."""
    tribunal = JuridictionFactory(nom="Tribunal judiciaire de Grasse")
    ouvrir(tribunal)
    return tribunal


@pytest.fixture
def autre_tribunal(tribunal, ouvrir):
    """Un second tribunal ; l'essai voit les deux, les personnes n'en voient qu'un."""
    autre = JuridictionFactory(nom="Tribunal judiciaire de Nice")
    ouvrir(tribunal, autre)
    return autre


@pytest.fixture
def se_connecter():
    """Ouvre un navigateur d'essai pour une personne ayant cette fonction dans ce tribunal."""

    def connecter(fonction, juridiction, **champs):
        personne = HabilitationFactory(fonction=fonction, juridiction=juridiction, **champs).utilisateur
        client = Client()
        client.force_login(personne)
        client.personne = personne
        return client

    return connecter


@pytest.fixture
def greffier(tribunal, se_connecter):
    """Greffier du tribunal."""
    return se_connecter(Fonction.GREFFIER, tribunal)


@pytest.fixture
def presidente(tribunal, se_connecter):
    """Magistrate du tribunal."""
    return se_connecter(Fonction.MAGISTRAT, tribunal)


@pytest.fixture
def directrice(tribunal, se_connecter):
    """Directrice des services de greffe du tribunal."""
    return se_connecter(Fonction.DSGJ, tribunal)


@pytest.fixture
def cheffe(tribunal, se_connecter):
    """Cheffe de juridiction."""
    return se_connecter(Fonction.CHEF, tribunal)


@pytest.fixture
def administrateur(tribunal, se_connecter):
    """Administrateur local du tribunal."""
    return se_connecter(Fonction.ADMINISTRATEUR, tribunal)


@pytest.fixture
def greffier_ailleurs(autre_tribunal, se_connecter):
    """Greffier de l'autre tribunal."""
    return se_connecter(Fonction.GREFFIER, autre_tribunal)
