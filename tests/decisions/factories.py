"""Plus petites décisions valables."""

import factory
from factory.django import DjangoModelFactory

from decisions import models
from decisions.choix import Demandeur, TypeRenvoi
from tests.audiences.factories import AudienceFactory, InscriptionFactory, PartieFactory
from tests.socle.factories import UtilisateurFactory


class DecisionFactory(DjangoModelFactory):
    """Décision en brouillon sur un prévenu."""

    class Meta:
        model = models.Decision

    inscription = factory.SubFactory(InscriptionFactory)
    juridiction = factory.SelfAttribute("inscription.juridiction")
    prevenu = factory.SubFactory(PartieFactory, affaire=factory.SelfAttribute("..inscription.affaire"))


class RenvoiFactory(DjangoModelFactory):
    """Renvoi sans date, pour citation."""

    class Meta:
        model = models.Renvoi

    inscription = factory.SubFactory(InscriptionFactory)
    juridiction = factory.SelfAttribute("inscription.juridiction")
    motif = "DEFAUT_CITATION"
    demandeur = Demandeur.PARQUET
    type = TypeRenvoi.SANS_DATE
    par = factory.SubFactory(UtilisateurFactory)


class PieceFactory(DjangoModelFactory):
    """Pièce demandée."""

    class Meta:
        model = models.Piece

    audience = factory.SubFactory(AudienceFactory)
    juridiction = factory.SelfAttribute("audience.juridiction")
    document = "ROLE"
    demandee_par = factory.SubFactory(UtilisateurFactory)
