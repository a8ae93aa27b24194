"""Un nom difficile, saisi à la main, est le même à l'écran et au rôle imprimé."""

import unicodedata

import pytest

from audiences.choix import Qualite
from audiences.documents.role import ROLE
from audiences.models import Note
from audiences.services.ajouter_parties import ajouter_partie
from mistral.socle.impression import imprimer_document
from tests.audiences.factories import InscriptionFactory
from tests.lecture_pdf import mots_de

pytestmark = pytest.mark.django_db

NOMS = [
    "ÉLÉONORE-Ÿ", "O’BRIEN", "O'BRIEN", "D’HARCOURT DE LA TOUR", "Ñ", "VAN DER BERG & FILS",
    "W" * 80,
]  # fmt: skip
# Écrits de droite à gauche : le lecteur de PDF peut rendre leurs lettres dans l'autre sens.
DE_DROITE_A_GAUCHE = ["שרה לוי", "محمد علي"]


def imprimer(audience, affaire, nom, agent) -> str:
    identite = {"nature": "PHYSIQUE", "nom": nom, "prenoms": "Alex"}
    ajouter_partie(affaire, identite=identite, valeurs={"qualite": Qualite.PREVENU}, par=agent)
    Note.objects.create(
        juridiction=affaire.juridiction, inscription=InscriptionFactory(audience=audience, affaire=affaire)
    )
    return unicodedata.normalize("NFKC", mots_de(imprimer_document(ROLE, audience).pdf))


@pytest.mark.parametrize("nom", NOMS)
def test_le_role_imprime_le_nom_saisi(audience, affaire, agent, nom):
    # Un nom plus long que sa colonne y est coupé par un retour à la ligne, jamais tronqué.
    imprime = imprimer(audience, affaire, nom, agent)
    assert nom.replace(" ", "") in imprime.replace(" ", "")


@pytest.mark.parametrize("nom", DE_DROITE_A_GAUCHE)
def test_le_role_imprime_toutes_les_lettres_d_un_nom_de_droite_a_gauche(audience, affaire, agent, nom):
    imprime = imprimer(audience, affaire, nom, agent)
    assert set(nom.replace(" ", "")) <= set(imprime)
