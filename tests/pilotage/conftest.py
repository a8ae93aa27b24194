"""Montage des essais du pilotage."""

import pytest

from mistral.socle.choix import Fonction
from tests.socle.factories import HabilitationFactory, ServiceFactory


@pytest.fixture
def chambres(tribunal):
    """Deux chambres du tribunal."""
    return [ServiceFactory(juridiction=tribunal, nom=f"Chambre {rang}") for rang in (1, 2)]


@pytest.fixture
def directeur(tribunal):
    """Directeur des services de greffe, sans navigateur."""
    return HabilitationFactory(fonction=Fonction.DSGJ, juridiction=tribunal).utilisateur
