"""Montage de bout en bout : une base par ouvrier de pytest, le produit lancé, Chromium de Debian."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.arbre import RACINE
from tests.bout_en_bout.terrain import MOT_DE_PASSE, Serveur, ouvrir_terrain, preparer_modele

CHROMIUM = "/usr/bin/chromium"
OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
RESULTATS = RACINE / "tests" / "resultats"
ICI = Path(__file__).parent
BUREAU = {"width": 1366, "height": 768}

# Playwright tourne sur une boucle asyncio : Django refuserait l'ORM dans ce fil. Ces essais n'y touchent pas,
# et la portée « package » referme la boucle avant les autres.
expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items):
    """Réunit ces essais sur un même ouvrier de pytest : un seul produit lancé."""
    for element in items:
        if ICI in element.path.parents:
            element.add_marker(pytest.mark.bout_en_bout)
            element.add_marker(pytest.mark.xdist_group("bout_en_bout"))


@pytest.fixture(scope="package")
def serveur():
    """Le serveur PostgreSQL des essais."""
    return Serveur()


@pytest.fixture(scope="package")
def suffixe() -> str:
    """Distingue les bases de cet ouvrier de pytest."""
    return os.environ.get("MISTRAL_SUFFIXE", "") + "_" + os.environ.get("PYTEST_XDIST_WORKER", "seul")


@pytest.fixture(scope="package")
def dossier(tmp_path_factory):
    """Dossier des journaux et des fichiers statiques."""
    return tmp_path_factory.mktemp("terrain")


@pytest.fixture(scope="package")
def modele(serveur, suffixe, dossier):
    """Base toute prête, que chaque terrain copie."""
    with preparer_modele(serveur, f"bout_modele{suffixe}", dossier) as base:
        yield base


@pytest.fixture(scope="package")
def terrain(serveur, modele, suffixe, dossier):
    """Le produit avec les rôles d'exemple déjà importés."""
    with ouvrir_terrain(serveur, modele, f"bout_demo{suffixe}", dossier, avec_roles=True) as ouvert:
        yield ouvert


@pytest.fixture
def terrain_vierge(serveur, modele, suffixe, dossier):
    """Le produit avec ses comptes, sans aucun rôle."""
    with ouvrir_terrain(serveur, modele, f"bout_vierge{suffixe}", dossier, avec_roles=False) as ouvert:
        yield ouvert


@pytest.fixture(scope="package")
def chromium():
    """Un seul navigateur, un contexte neuf par essai."""
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield navigateur
        navigateur.close()


@pytest.fixture
def ouvrir_page(chromium: Browser, request):
    """Ouvre une page surveillée : une erreur de script ou une violation de la CSP fait échouer l'essai."""
    contextes, fautes, pages = [], [], []

    def ouvrir(adresse: str, **options) -> Page:
        reglages = {"locale": "fr-FR", "timezone_id": "Europe/Paris", "viewport": BUREAU} | options
        contexte = chromium.new_context(base_url=adresse, **reglages)
        contextes.append(contexte)
        page = contexte.new_page()
        page.on("pageerror", lambda erreur: fautes.append(f"script : {erreur}"))
        page.on("console", lambda m: fautes.append(m.text) if "Content Security Policy" in m.text else None)
        pages.append(page)
        return page

    yield ouvrir
    if getattr(request.node, "a_echoue", False):
        RESULTATS.mkdir(exist_ok=True)
        for numero, page in enumerate(pages):
            nom = re.sub(r"\W+", "-", request.node.name)
            page.screenshot(path=RESULTATS / f"{nom}-{numero}.png", full_page=True)
    for contexte in contextes:
        contexte.close()
    assert fautes == []


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Retient l'échec, pour garder une image de la page."""
    rapport = (yield).get_result()
    if rapport.when == "call":
        item.a_echoue = rapport.failed


@pytest.fixture
def entrer():
    """Passe la page de connexion, au clavier."""

    def entrer_comme(page: Page, identifiant: str) -> None:
        page.goto("/connexion/")
        page.get_by_label("Identifiant").focus()
        page.keyboard.type(identifiant)
        page.keyboard.press("Tab")
        page.keyboard.type(MOT_DE_PASSE)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()

    return entrer_comme
