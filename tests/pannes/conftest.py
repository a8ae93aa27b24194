"""Montage du banc de pannes : une seule campagne, jouée une fois, que chaque essai relit."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import tests.pannes.sortes  # noqa: F401 — inscrit les sortes
from tests.pannes.banc import Banc
from tests.pannes.panne import tirer
from tests.pannes.produit import ouvrir_produit
from tests.pannes.rapport import Campagne, decrire_machine

NOMBRE = 126
GRAINE = 453
ICI = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Réunit ces essais sur un même ouvrier de pytest, qui n'est pas celui des parcours s'il y en a deux."""
    for element in items:
        if ICI in element.path.parents:
            element.add_marker(pytest.mark.pannes)
            element.add_marker(pytest.mark.xdist_group("pannes"))


@pytest.fixture(scope="session")
def campagne() -> Campagne:
    """Toutes les pannes, jouées dans un fil à part : une boucle asyncio tourne peut-être dans celui-ci."""
    with ouvrir_produit() as produit, ThreadPoolExecutor(1) as fil:
        pannes = tirer(NOMBRE, GRAINE)
        machine = decrire_machine(produit.adresse_base)
        debut = time.monotonic()
        fautes = fil.submit(asyncio.run, Banc(produit).jouer(pannes, lambda panne: None)).result()
        return Campagne(pannes, fautes, time.monotonic() - debut, GRAINE, machine)
