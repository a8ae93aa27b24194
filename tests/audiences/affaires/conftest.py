"""Montage des écrans d'une affaire : une affaire inscrite, un prévenu, une victime."""

import pytest

from audiences.choix import Qualite
from audiences.models import Avocat
from tests.audiences.factories import AffaireFactory, AudienceFactory, PartieFactory, PersonneFactory


@pytest.fixture
def audience(tribunal):
    return AudienceFactory(juridiction=tribunal)


@pytest.fixture
def affaire(tribunal):
    return AffaireFactory(juridiction=tribunal, id_cassiopee="A-1", intitule="MARTELLI Enzo")


@pytest.fixture
def prevenu(affaire):
    personne = PersonneFactory(
        juridiction=affaire.juridiction, nom="MARTELLI", prenoms="Enzo, Paul", id_cassiopee="P-1",
        profession="maçon", langue="italien",
    )  # fmt: skip
    return PartieFactory(affaire=affaire, personne=personne)


@pytest.fixture
def victime(affaire):
    personne = PersonneFactory(juridiction=affaire.juridiction, nom="CARDINI", prenoms="Leïla")
    return PartieFactory(affaire=affaire, personne=personne, qualite=Qualite.VICTIME, rang=2)


@pytest.fixture
def avocat(tribunal):
    return Avocat.objects.create(
        juridiction=tribunal, nom="AUBANEL", prenom="Claire", barreau="Grasse", toque="12"
    )


@pytest.fixture
def agent(greffier):
    return greffier.personne
