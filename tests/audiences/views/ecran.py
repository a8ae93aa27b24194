"""Ce que les essais des écrans d'audience partagent : adresse, affaire inscrite, ligne du rôle."""

import datetime

from django.urls import reverse

from audiences.models import Inscription
from tests.audiences.factories import (
    AffaireFactory,
    InscriptionFactory,
    NoteFactory,
    PartieFactory,
    PersonneFactory,
)
from tests.pages import texte, zone

INSTANT = datetime.datetime(2026, 11, 24, 12, 34, tzinfo=datetime.UTC)


def adresse(nom: str, *objets) -> str:
    return reverse(f"audiences:{nom}", args=[objet.pk for objet in objets])


def affaire_inscrite(audience, *, categorie: str = "", langue: str = "", **champs) -> Inscription:
    """Inscrit une affaire à un prévenu, avec sa note."""
    affaire = AffaireFactory(juridiction=audience.juridiction)
    personne = PersonneFactory(juridiction=audience.juridiction, langue=langue)
    PartieFactory(affaire=affaire, personne=personne, categorie_penale_code=categorie, poursuite_code="COPJ")
    inscription = InscriptionFactory(audience=audience, affaire=affaire, **champs)
    NoteFactory(inscription=inscription)
    return inscription


def ligne(reponse, inscription) -> str:
    return texte(zone(reponse, f"affaire-{inscription.pk}"))
