"""La palette : aller partout au clavier, et savoir quelles touches la page écoute."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.bout_en_bout.clavier import Clavier


@pytest.fixture
def calendrier(terrain, ouvrir_page, entrer):
    """Le calendrier de la greffière."""
    page = ouvrir_page(terrain.adresse)
    entrer(page, "greffier")
    page.goto("/audiences/")
    return page


def _ouvrir(page):
    expect(page.locator("[data-ouvrir-palette]")).to_be_visible()
    page.keyboard.press("Control+K")
    champ = page.get_by_role("combobox", name="Aller à…")
    expect(champ).to_be_focused()
    return champ


def test_la_palette_mene_a_une_page_et_echap_la_ferme(calendrier):
    champ = _ouvrir(calendrier)
    assert Axe().run(calendrier).response["violations"] == []
    calendrier.keyboard.press("Escape")
    expect(champ).to_be_hidden()
    _ouvrir(calendrier)
    calendrier.keyboard.type("importer un")
    calendrier.keyboard.press("Enter")
    calendrier.wait_for_url("**/importer/")


def test_la_palette_cherche_dans_tout_le_tribunal_sans_rien_mettre_dans_l_adresse(calendrier):
    _ouvrir(calendrier)
    calendrier.keyboard.type("martelli")
    calendrier.keyboard.press("ArrowUp")
    expect(calendrier.locator("[role=option][aria-selected=true]")).to_contain_text("Rechercher « martelli »")
    calendrier.keyboard.press("Enter")
    expect(calendrier.get_by_role("heading", name="résultat")).to_be_visible()
    assert "martelli" not in calendrier.url.lower()


def test_les_touches_se_listent_et_se_coupent(calendrier):
    _ouvrir(calendrier)
    calendrier.keyboard.type("?")
    options = calendrier.locator("#palette-liste [role=option]")
    expect(options.first).to_be_visible()
    assert all(option.locator("kbd").count() == 1 for option in options.all())
    Clavier(calendrier).actionner(calendrier.get_by_role("button", name="Couper les touches Alt et Ctrl"))
    expect(calendrier.get_by_role("button", name="Rétablir les touches")).to_be_visible()
    calendrier.keyboard.press("Escape")
    calendrier.keyboard.press("Control+K")
    expect(calendrier.locator("dialog.mp-palette")).to_be_hidden()
    calendrier.get_by_role("button", name="Aller à…").click()
    calendrier.get_by_role("button", name="Rétablir les touches").click()
    calendrier.keyboard.press("Escape")
    _ouvrir(calendrier)
