"""Les mains du greffier : elles tapent le scénario et comptent chaque touche, Alt et Maj compris."""

import re

from playwright.sync_api import Page, expect

_MAJUSCULE = re.compile(r"[A-ZÀÂÉÈÊËÎÏÔÙÛÜÇ!?./:;%+°]")


class Mains:
    """Tape dans la page de la note et tient le compte des touches."""

    def __init__(self, page: Page):
        self.page = page
        self.touches = 0
        self.champ = page.locator("#note-texte")

    def presser(self, touche: str) -> None:
        """Frappe une touche ou un accord ; « Alt+K » en compte deux."""
        self.touches += len(touche.split("+"))
        self.page.keyboard.press(touche)

    def taper(self, texte: str) -> None:
        """Tape un texte ; une majuscule ou un signe du haut compte aussi la touche Maj."""
        self.touches += len(texte) + len(_MAJUSCULE.findall(texte))
        self.page.keyboard.type(texte)

    def jouer(self, ligne: str) -> None:
        """Joue une ligne du scénario, et attend que l'écran ait suivi."""
        if ligne.startswith("Alt+"):
            self._acte(ligne)
        elif ligne.startswith("!"):
            self._commande(ligne[1:])
        elif ligne.startswith("~"):
            trame, _, blanc = ligne[1:].partition("=")
            self._trame(trame)
            self.taper(blanc)
            self._valider()
        elif ligne.startswith("/"):
            self._trame(ligne)
            self._valider()
        else:
            self.taper(ligne)
            self._valider()

    def _acte(self, touche: str) -> None:
        bouton = self.page.locator(f"#note-bandeau [data-touche='{touche}']")
        expect(bouton).to_be_enabled()
        avant = bouton.inner_text()
        self.presser(touche)
        expect(bouton.filter(has_text=avant)).to_have_count(0)
        expect(self.champ).to_be_focused()

    def _commande(self, tape: str) -> None:
        self.taper(tape)
        self.presser("Enter")
        pret = self.page.locator("[data-commande-ouverte] [data-pret]")
        expect(pret).to_be_focused()
        self.presser("Enter")
        expect(pret).to_have_count(0)
        expect(self.champ).to_be_focused()

    def _trame(self, tape: str) -> None:
        self.taper(tape)
        self.presser("Enter")
        expect(self.champ).not_to_have_value("")
        expect(self.champ).not_to_have_value(tape)

    def _valider(self) -> None:
        self.presser("Enter")
        expect(self.champ).to_have_value("")
