"""Montage de bout en bout : une base par ouvrier de pytest, le produit lancé, Chromium de Debian."""

import os
import re
from pathlib import Path

import psycopg
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
def outil():
    """Playwright, ouvert une fois."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def chromium(outil):
    """Un seul navigateur, un contexte neuf par essai."""
    navigateur = outil.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
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
        for numero, page in enumerate(page for page in pages if not page.is_closed()):
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


@pytest.fixture
def base(terrain):
    """Connexion au produit en marche, tous tribunaux ouverts : on y lit ce que le serveur a vraiment."""
    with psycopg.connect(terrain.environnement["DATABASE_URL_PROPRIETAIRE"], autocommit=True) as connexion:
        connexion.execute(
            "SELECT set_config('mistral.juridictions',"
            " (SELECT string_agg(id::text, ',') FROM comptes_juridiction), false)"
        )
        # D'autres essais écrivent dans les mêmes affaires : chacun ne regarde que ce qui suit son début.
        connexion.execute(
            "SELECT set_config('essai.depuis', coalesce(max(id), 0)::text, false) FROM audiences_mention"
        )
        yield connexion


@pytest.fixture
def tenir(terrain, base, ouvrir_page, entrer):
    """Ouvre la note de l'affaire dont l'intitulé commence ainsi ; rend la page et son passage."""

    def tenir_comme(intitule: str, identifiant: str = "greffier", **options) -> tuple[Page, int]:
        page = ouvrir_page(terrain.adresse, **options)
        entrer(page, identifiant)
        (passage,) = base.execute(
            "SELECT i.id FROM audiences_inscription i JOIN audiences_affaire a ON a.id = i.affaire_id"
            " WHERE a.intitule LIKE %s ORDER BY i.id LIMIT 1",
            [f"{intitule}%"],
        ).fetchone()
        page.goto(f"/audiences/passages/{passage}/note/")
        if options.get("java_script_enabled", True) and page.locator("#note-texte").count():
            expect(page.locator("#note-texte")).to_be_focused()
        return page, passage

    return tenir_comme


@pytest.fixture
def ouvrir_onglet():
    """Ouvre un autre onglet du même navigateur sur la même note, comme après un plantage."""

    def ouvrir(page: Page, *, passage: int | None = None, script: str = "") -> Page:
        onglet = page.context.new_page()
        if script:
            onglet.add_init_script(script)
        onglet.goto(f"/audiences/passages/{passage}/note/" if passage else page.url)
        expect(onglet.locator("#note-texte")).to_be_focused()
        return onglet

    return ouvrir


@pytest.fixture
def greffiere(base):
    """Une seconde greffière du même tribunal, qui prend la place de la première au même poste."""
    base.execute(
        "INSERT INTO comptes_utilisateur"
        " (password, is_superuser, identifiant, nom, prenom, courriel, is_active, cree_le)"
        " SELECT password, false, 'greffiere', 'LEROY', 'Inès', '', true, now()"
        " FROM comptes_utilisateur WHERE identifiant = 'greffier' ON CONFLICT DO NOTHING"
    )
    base.execute(
        "INSERT INTO comptes_habilitation (juridiction_id, utilisateur_id, fonction, du)"
        " SELECT h.juridiction_id, nouvelle.id, h.fonction, h.du FROM comptes_habilitation h"
        " JOIN comptes_utilisateur u ON u.id = h.utilisateur_id AND u.identifiant = 'greffier'"
        " JOIN comptes_utilisateur nouvelle ON nouvelle.identifiant = 'greffiere'"
        " WHERE NOT EXISTS (SELECT FROM comptes_habilitation d WHERE d.utilisateur_id = nouvelle.id)"
    )
    return "greffiere"
