"""Chaque page et ses états : axe sans violation, 320 px sans défilement, impression, une zone d'état."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.bout_en_bout.etats import ETATS

BUREAU = {"width": 1366, "height": 768}
ETROIT = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def sessions():
    """Sessions déjà ouvertes, par personne : une seule connexion pour toutes les pages."""
    return {}


@pytest.fixture
def a_l_etat(terrain, ouvrir_page, entrer, sessions):
    """Mène une page à un état."""

    def mener(etat: str) -> Page:
        personne, chemin = ETATS[etat]
        page = ouvrir_page(terrain.adresse, storage_state=sessions.get(personne))
        if personne and personne not in sessions:
            entrer(page, personne)
            sessions[personne] = page.context.storage_state()
        chemin(page)
        return page

    return mener


@pytest.mark.parametrize("etat", ETATS)
def test_chaque_etat_de_chaque_page_est_accessible_et_tient_partout(etat, a_l_etat):
    page = a_l_etat(etat)
    fautes = []
    for taille in (BUREAU, ETROIT):
        page.set_viewport_size(taille)
        fautes += [f"axe à {taille['width']} px : {faute}" for faute in violations(page)]
        if deborde := debordement(page):
            fautes.append(f"défile en largeur à {taille['width']} px : {deborde}")
    assert page.locator("[role=status]").count() == 1, "une seule zone d’état"
    assert page.locator("h1").count() == 1, "un seul titre"
    assert page.title().endswith("– Mistral Pénal")
    page.set_viewport_size(BUREAU)
    page.emulate_media(media="print")
    fautes += [f"imprimé alors que c’est à l’écran : {nom}" for nom in imprime_en_trop(page)]
    assert fautes == []


def violations(page: Page) -> list[str]:
    """Donne les violations d'axe, avec l'élément."""
    resultat = Axe().run(page)
    return [
        f"{violation['id']} {[noeud['target'] for noeud in violation['nodes']][:3]}"
        for violation in resultat.response["violations"]
    ]


def debordement(page: Page) -> list[str]:
    """Donne ce qui dépasse si la page défile en largeur ; une zone qui défile chez elle est permise."""
    return page.evaluate(
        """() => {
          const large = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= large) return [];
          return [...document.body.querySelectorAll("*")]
            .filter((e) => e.getBoundingClientRect().right > large + 1)
            .slice(0, 5).map((e) => `${e.tagName}.${e.className}`);
        }"""
    )


def imprime_en_trop(page: Page) -> list[str]:
    """Donne le menu, les boutons et les liens d'évitement que l'impression montrerait encore."""
    return page.evaluate(
        """() => [...document.querySelectorAll("#navigation, .fr-skiplinks, main button")]
          .filter((e) => e.checkVisibility() && getComputedStyle(e).visibility !== "hidden")
          .slice(0, 5).map((e) => `${e.tagName} ${e.textContent.trim().slice(0, 40)}`)"""
    )
