"""Montage des écrans de pilotage : un jour fixe, quelques audiences."""

from datetime import date

import pytest
import time_machine

from audiences.choix import Issue
from tests.pilotage.jeu import Passe, Seance, enregistrer
from tests.pilotage.views.ecran import JUGEE, NOVEMBRE, RENVOYEE


@pytest.fixture(autouse=True)
def le_24_novembre():
    with time_machine.travel("2026-11-24 12:00:00+01:00", tick=False):
        yield


@pytest.fixture
def audiences(chambres):
    return enregistrer(
        [
            Seance(NOVEMBRE, minutes=500, passages=(JUGEE, RENVOYEE, Passe(issue=Issue.MISE_EN_DELIBERE))),
            Seance(NOVEMBRE, minutes=None, passages=(JUGEE, Passe())),
            Seance(
                date(2026, 10, 6), chambre=1, minutes=700, passages=(RENVOYEE, Passe(issue=Issue.RENVOYEE))
            ),
        ],
        chambres,
    )
