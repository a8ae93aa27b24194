"""Conduire une page au clavier seul : tabulations, raccourcis, frappe. Aucun clic."""

from playwright.sync_api import Locator, Page, expect

TABULATIONS_MAX = 400


class Clavier:
    """Les mains d'une personne qui n'a pas de souris."""

    def __init__(self, page: Page):
        self.page = page

    def a_le_focus(self, element: Locator) -> bool:
        """Dit si l'élément a le focus."""
        return element.evaluate("element => element === document.activeElement")

    def aller_a(self, element: Locator) -> None:
        """Tabule jusqu'à l'élément ; échoue s'il n'est pas atteignable au clavier."""
        expect(element).to_be_visible()
        for _ in range(TABULATIONS_MAX):
            if self.a_le_focus(element):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"inatteignable au clavier : {element}")

    def actionner(self, element: Locator) -> None:
        """Va au lien ou au bouton et l'actionne par Entrée."""
        self.aller_a(element)
        self.page.keyboard.press("Enter")

    def saisir(self, element: Locator, texte: str) -> None:
        """Remplace le contenu d'un champ par la frappe de ce texte."""
        self.aller_a(element)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(texte)

    def saisir_jour(self, element: Locator, jour: str) -> None:
        """Tape un jour dans un champ de date, chiffre après chiffre."""
        self.aller_a(element)
        self.page.keyboard.type(jour)

    def choisir(self, element: Locator, libelle: str) -> None:
        """Choisit une option d'une liste par les flèches."""
        self.aller_a(element)
        self.page.keyboard.press("Home")
        for _ in range(80):
            choisie = element.evaluate("liste => liste.selectedOptions[0]?.label ?? ''")
            if choisie.startswith(libelle):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"« {libelle} » n’est pas dans la liste {element}")

    def raccourci(self, touches: str) -> None:
        """Frappe un raccourci, une fois qu'il est affiché et que la page l'écoute."""
        declaree = touches.replace("Control+Enter", "Ctrl+Entrée")
        expect(self.page.locator(f"[data-touche='{declaree}']").first).to_be_visible()
        self.page.wait_for_load_state()
        self.page.keyboard.press(touches)

    def frapper_touche(self, touche: str) -> None:
        """Frappe une touche là où est le focus."""
        self.page.keyboard.press(touche)

    def frapper(self, texte: str) -> None:
        """Frappe là où est le focus."""
        self.page.keyboard.type(texte)
