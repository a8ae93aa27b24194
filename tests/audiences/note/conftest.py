"""Ce que partagent les essais de la note : une note vierge du tribunal, et qui l'écrit."""

import pytest

from audiences.models import Avocat
from tests.audiences.factories import InscriptionFactory, NoteFactory
from tests.socle.factories import UtilisateurFactory


@pytest.fixture
def note(tribunal):
    return NoteFactory(inscription=InscriptionFactory(audience__juridiction=tribunal))


@pytest.fixture
def aubanel(tribunal):
    return Avocat.objects.create(juridiction=tribunal, nom="AUBANEL", prenom="Claire", barreau="Grasse")


@pytest.fixture
def aline(tribunal):
    return UtilisateurFactory()


@pytest.fixture
def bruno(tribunal):
    return UtilisateurFactory()
