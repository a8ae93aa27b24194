"""Un Chromium à soi, avec son dossier sur le disque : on peut le tuer net et le relancer au même endroit."""

import os
import signal
import subprocess
import time
from pathlib import Path

from playwright.sync_api import Page, Playwright

from tests.bout_en_bout.conftest import CHROMIUM, OPTIONS

ATTENTE = 60.0  # secondes


class NavigateurMortel:
    """Le navigateur d'un poste de travail, de son lancement à sa mort."""

    def __init__(self, playwright: Playwright, dossier: Path):
        self.playwright = playwright
        self.dossier = dossier
        self.processus: subprocess.Popen | None = None

    def lancer(self, adresse: str) -> Page:
        """Lance Chromium sur ce dossier et ouvre un onglet à cette adresse."""
        port = self.dossier / "DevToolsActivePort"
        port.unlink(missing_ok=True)
        options = [
            *OPTIONS,
            "--headless=new",
            "--window-size=1366,900",
            "--remote-debugging-port=0",
            f"--user-data-dir={self.dossier}",
        ]
        self.processus = subprocess.Popen(
            [CHROMIUM, *options, "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        limite = time.monotonic() + ATTENTE
        while not (port.exists() and port.read_text().count("\n")):
            assert time.monotonic() < limite, "Chromium n’a pas démarré"
            time.sleep(0.1)
        distant = self.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port.read_text().split()[0]}")
        page = distant.contexts[0].new_page()
        page.goto(adresse)
        return page

    def tuer(self) -> None:
        """Tue le navigateur et ses processus, comme une coupure de courant."""
        if self.processus and self.processus.poll() is None:
            os.killpg(self.processus.pid, signal.SIGKILL)
            self.processus.wait()
