"""Plus petits objets d'audience valables ; tout y tient au même tribunal."""

import datetime
import uuid

import factory
from factory.django import DjangoModelFactory

from audiences import models
from audiences.choix import Corps, Fauteuil, Formation, ModeComparution, NaturePersonne, Qualite
from tests.socle.factories import JuridictionFactory, ServiceFactory, UtilisateurFactory


class AudienceFactory(DjangoModelFactory):
    """Audience collégiale du 24 novembre 2026."""

    class Meta:
        model = models.Audience

    juridiction = factory.SubFactory(JuridictionFactory)
    service = factory.SubFactory(ServiceFactory, juridiction=factory.SelfAttribute("..juridiction"))
    date = datetime.date(2026, 11, 24)
    heure_prevue = datetime.time(13, 30)
    formation = Formation.COLLEGIALE


class IntervenantFactory(DjangoModelFactory):
    """Présidente."""

    class Meta:
        model = models.Intervenant

    audience = factory.SubFactory(AudienceFactory)
    juridiction = factory.SelfAttribute("audience.juridiction")
    fauteuil = Fauteuil.PRESIDENT
    nom = "Mme Hélène VASSEUR, vice-présidente"


class AffaireFactory(DjangoModelFactory):
    """Affaire numérotée."""

    class Meta:
        model = models.Affaire

    juridiction = factory.SubFactory(JuridictionFactory)
    # Ni le parquet ni le jour des rôles d'exemple : un numéro donné par le rang n'y tombe jamais.
    numero_parquet = factory.Sequence(lambda n: f"26300{n:06d}")
    intitule = factory.Sequence(lambda n: f"PRÉVENU-{n} Alex")


class InscriptionFactory(DjangoModelFactory):
    """Affaire inscrite au rôle."""

    class Meta:
        model = models.Inscription

    audience = factory.SubFactory(AudienceFactory)
    juridiction = factory.SelfAttribute("audience.juridiction")
    affaire = factory.SubFactory(AffaireFactory, juridiction=factory.SelfAttribute("..juridiction"))
    rang = factory.LazyAttribute(lambda o: o.audience.inscriptions.count() + 1)


class PersonneFactory(DjangoModelFactory):
    """Personne physique dont on ne sait que le nom."""

    class Meta:
        model = models.Personne

    juridiction = factory.SubFactory(JuridictionFactory)
    nature = NaturePersonne.PHYSIQUE
    nom = factory.Sequence(lambda n: f"PERSONNE-{n}")
    prenoms = "Alex"


class PartieFactory(DjangoModelFactory):
    """Prévenu d'une affaire."""

    class Meta:
        model = models.Partie

    affaire = factory.SubFactory(AffaireFactory)
    juridiction = factory.SelfAttribute("affaire.juridiction")
    personne = factory.SubFactory(PersonneFactory, juridiction=factory.SelfAttribute("..juridiction"))
    qualite = Qualite.PREVENU


class InfractionFactory(DjangoModelFactory):
    """Vol, NATINF 7151, trois ans encourus."""

    class Meta:
        model = models.Infraction

    affaire = factory.SubFactory(AffaireFactory)
    juridiction = factory.SelfAttribute("affaire.juridiction")
    natinf = "7151"
    libelle = "VOL"
    encouru_mois = 36


class PreventionFactory(DjangoModelFactory):
    """Vol reproché à un prévenu de la même affaire."""

    class Meta:
        model = models.Prevention

    infraction = factory.SubFactory(InfractionFactory)
    juridiction = factory.SelfAttribute("infraction.juridiction")
    prevenu = factory.SubFactory(PartieFactory, affaire=factory.SelfAttribute("..infraction.affaire"))


class NoteFactory(DjangoModelFactory):
    """Note vierge."""

    class Meta:
        model = models.Note

    inscription = factory.SubFactory(InscriptionFactory)
    juridiction = factory.SelfAttribute("inscription.juridiction")


class MentionFactory(DjangoModelFactory):
    """Mention écrite par un agent."""

    class Meta:
        model = models.Mention

    note = factory.SubFactory(NoteFactory)
    juridiction = factory.SelfAttribute("note.juridiction")
    identifiant = factory.LazyFunction(uuid.uuid4)
    rang = factory.LazyAttribute(lambda o: o.note.mentions.count() + 1)
    etape = "INTERRO"
    locuteur = "PREVENU"
    texte = "Je reconnais les faits."
    version = 1
    auteur = factory.SubFactory(UtilisateurFactory)


class ComparutionFactory(DjangoModelFactory):
    """Prévenu comparant."""

    class Meta:
        model = models.Comparution

    inscription = factory.SubFactory(InscriptionFactory)
    juridiction = factory.SelfAttribute("inscription.juridiction")
    partie = factory.SubFactory(PartieFactory, affaire=factory.SelfAttribute("..inscription.affaire"))
    mode = ModeComparution.COMPARANT


class MembreFactory(DjangoModelFactory):
    """Magistrat du siège."""

    class Meta:
        model = models.MembreJuridiction

    juridiction = factory.SubFactory(JuridictionFactory)
    corps = Corps.SIEGE
    nom = factory.Sequence(lambda n: f"MAGISTRAT-{n}")


class RemplacementFactory(DjangoModelFactory):
    """Présidente remplacée pour une affaire."""

    class Meta:
        model = models.Remplacement

    inscription = factory.SubFactory(InscriptionFactory)
    juridiction = factory.SelfAttribute("inscription.juridiction")
    fauteuil = Fauteuil.PRESIDENT
    nom = "M. Paul REMPLAÇANT, juge"
