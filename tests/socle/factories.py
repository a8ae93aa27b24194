"""Plus petits tribunaux et personnes valables."""

import datetime

import factory
from factory.django import DjangoModelFactory

from mistral.socle.choix import Fonction
from mistral.socle.comptes.models import Habilitation, JourChome, Juridiction, Salle, Service, Utilisateur

MOT_DE_PASSE = "un-mot-de-passe-d-essai"


class JuridictionFactory(DjangoModelFactory):
    """Tribunal judiciaire."""

    class Meta:
        model = Juridiction

    nom = factory.Sequence(lambda n: f"Tribunal judiciaire d’Essai-{n}")
    type = Juridiction.Type.TJ
    cour_appel = "Cour d’appel d’Essai"
    departement = "Essai"


class ServiceFactory(DjangoModelFactory):
    """Chambre correctionnelle."""

    class Meta:
        model = Service

    juridiction = factory.SubFactory(JuridictionFactory)
    nom = factory.Sequence(lambda n: f"Chambre {n}")


class SalleFactory(DjangoModelFactory):
    """Salle d'audience."""

    class Meta:
        model = Salle

    juridiction = factory.SubFactory(JuridictionFactory)
    nom = factory.Sequence(lambda n: f"Salle {n}")


class JourChomeFactory(DjangoModelFactory):
    """Pont propre à un tribunal."""

    class Meta:
        model = JourChome

    juridiction = factory.SubFactory(JuridictionFactory)
    date = factory.Sequence(lambda n: datetime.date(2027, 5, 7) + datetime.timedelta(days=n))
    libelle = "pont de l’Ascension"


class UtilisateurFactory(DjangoModelFactory):
    """Compte actif, sans fonction."""

    class Meta:
        model = Utilisateur
        skip_postgeneration_save = True

    identifiant = factory.Sequence(lambda n: f"agent-{n}")
    nom = factory.Sequence(lambda n: f"AGENT {n}")
    prenom = "Camille"
    password = factory.django.Password(MOT_DE_PASSE)


class HabilitationFactory(DjangoModelFactory):
    """Fonction en cours."""

    class Meta:
        model = Habilitation

    utilisateur = factory.SubFactory(UtilisateurFactory)
    juridiction = factory.SubFactory(JuridictionFactory)
    fonction = Fonction.GREFFIER
