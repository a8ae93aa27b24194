"""Un greffier à son poste : un Chromium à profil gardé, un mandataire, et ce que l'écran lui affirme."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import BrowserContext, Page, Playwright, expect
from playwright.async_api import Error as ErreurNavigateur

from tests.bout_en_bout.conftest import BUREAU, CHROMIUM, OPTIONS
from tests.bout_en_bout.terrain import MOT_DE_PASSE
from tests.pannes.mandataire import Mandataire
from tests.pannes.processus import navigateur_de

TEMOIN = (Path(__file__).parent / "temoin.js").read_text()
ENREGISTRE = re.compile(r"^Enregistré à \d{1,2}\sh\s\d{2}")
CADENCE = 0.012  # secondes entre deux touches
PATIENCE = 45_000  # millisecondes


@dataclass
class Frappe:
    """Un texte tapé : ses touches datées (secondes depuis 1970), et ce qui doit en être en base."""

    passage: int
    texte: str
    greffier: str = ""
    touches: list[float] = field(default_factory=list)
    plante_a: float = 0.0  # Heure du plantage du poste pendant cette frappe.

    def dues(self) -> str:
        """Donne ce qui ne peut être perdu : tout, ou ce qui avait plus d'une seconde au plantage."""
        if not self.plante_a:
            return self.texte
        return self.texte[: sum(touche <= self.plante_a - 1 for touche in self.touches)]


class Poste:
    """Le navigateur d'un greffier. `observations` est ce que le témoin a vu à l'écran."""

    def __init__(self, playwright: Playwright, mandataire: Mandataire, profil: Path, greffier: str):
        self.playwright = playwright
        self.mandataire = mandataire
        self.profil = profil
        self.greffier = greffier
        self.observations: list[dict] = []
        self.fautes: list[str] = []
        self.passage = 0
        self.contexte: BrowserContext
        self.page: Page
        self.pid = 0

    async def allumer(self) -> None:
        """Lance Chromium sur ce profil ; le même au rallumage."""
        self.contexte = await self.playwright.chromium.launch_persistent_context(
            self.profil,
            executable_path=CHROMIUM,
            args=OPTIONS,
            base_url=self.mandataire.adresse,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            viewport=BUREAU,
        )
        self.pid = navigateur_de(self.profil)
        await self.contexte.expose_binding("bancDire", self._observer)
        await self.contexte.add_init_script(TEMOIN)
        self.page = self.contexte.pages[0]
        self._surveiller(self.page)

    async def eteindre(self) -> None:
        """Ferme le navigateur, s'il vit encore."""
        try:
            await self.contexte.close()
        except ErreurNavigateur:
            return

    def _surveiller(self, page: Page) -> None:
        page.on("pageerror", lambda erreur: self.fautes.append(f"{self.greffier}, script : {erreur}"))
        page.on("dialog", lambda dialogue: asyncio.ensure_future(dialogue.accept()))

    async def nouvel_onglet(self) -> Page:
        """Ouvre un second onglet sur la même note."""
        page = await self.contexte.new_page()
        self._surveiller(page)
        return page

    def _observer(self, source: dict, observation: dict) -> None:
        if observation["genre"] == "csp":
            self.fautes.append(f"{self.greffier}, politique de sécurité : {observation['mot']}")
            return
        self.observations.append(observation | {"page": source["page"]})

    # ── Ce que fait le greffier ──

    @property
    def champ(self):
        return self.page.locator("#note-texte")

    @property
    def etat(self):
        return self.page.locator("#enregistrement")

    def note(self, passage: int) -> str:
        """Donne l'adresse de la note."""
        return f"/audiences/passages/{passage}/note/"

    async def ouvrir_note(self, passage: int) -> None:
        """Ouvre la note, prête à la frappe, en passant par la connexion s'il le faut."""
        self.passage = passage

        async def prete(page: Page) -> None:
            await expect(page.locator("#note-texte")).to_be_editable(timeout=5_000)
            await expect(page.locator("#note-texte")).to_be_focused(timeout=5_000)

        await self._ouvrir(self.page, prete)

    async def ouvrir_un_suiveur(self) -> Page:
        """Ouvre la même note dans un second onglet, qui la suit sans écrire."""
        page = await self.nouvel_onglet()

        async def suit(page: Page) -> None:
            await expect(page.locator("#note-texte")).not_to_be_editable(timeout=10_000)

        await self._ouvrir(page, suit)
        return page

    async def _ouvrir(self, page: Page, prete: Callable[[Page], Awaitable[None]]) -> None:
        """Ouvre la note dans cet onglet ; insiste tant que le réseau ou le serveur manque."""
        limite = time.monotonic() + PATIENCE / 1000
        while True:
            try:
                await page.goto(self.note(self.passage), timeout=15_000)
                if "/connexion/" in page.url:
                    await self._se_connecter(page)
                    continue
                await prete(page)
                return
            except (ErreurNavigateur, AssertionError):
                if time.monotonic() > limite:
                    raise
                await asyncio.sleep(0.2)

    async def _se_connecter(self, page: Page) -> None:
        await page.get_by_label("Identifiant").fill(self.greffier)
        await page.get_by_label("Mot de passe").fill(MOT_DE_PASSE)
        await page.keyboard.press("Enter")
        await page.wait_for_url(lambda adresse: "/connexion/" not in adresse, timeout=15_000)

    async def taper(self, frappe: Frappe, jusque: int, cadence: float = CADENCE) -> None:
        """Tape la suite du texte, touche par touche, jusqu'à ce nombre de touches."""
        for touche in frappe.texte[len(frappe.touches) : jusque]:
            await self.page.keyboard.type(touche)
            frappe.touches.append(time.time())
            await asyncio.sleep(cadence)

    async def valider(self) -> None:
        """Valide la mention et en ouvre une autre."""
        await self.page.keyboard.press("Enter")

    async def attendre_enregistre(self) -> None:
        """Attend que l'écran dise « Enregistré »."""
        await expect(self.etat).to_have_text(ENREGISTRE, timeout=PATIENCE)
