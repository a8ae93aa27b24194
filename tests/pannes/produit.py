"""Le produit entier, à ce banc seul : son PostgreSQL, que l'on peut tuer, gunicorn et ses deux ouvriers."""

import asyncio
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from mistral.lancement.environnement import environnement_enfant
from mistral.lancement.postgres import ServeurPrive
from mistral.lancement.processus import Troupe
from tests.bout_en_bout.terrain import REGLAGES, Terrain, gerer, port_libre
from tests.pannes.processus import enfants

USAGE = "pannes"
TRIBUNAL = "Tribunal judiciaire de Grasse"
GREFFIERS = ("greffier", "greffier-bis", "greffier-ter", "greffier-quater")
CREER_GREFFIERS = f"""
from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes.models import Habilitation, Juridiction, Utilisateur
from tests.bout_en_bout.terrain import MOT_DE_PASSE
tribunal = Juridiction.objects.get(nom={TRIBUNAL!r})
with cloison([tribunal.pk]):
    for identifiant in {GREFFIERS[1:]!r}:
        personne = Utilisateur.objects.create_user(identifiant, MOT_DE_PASSE, nom=identifiant, prenom="Essai")
        Habilitation.objects.create(utilisateur=personne, juridiction=tribunal, fonction=Fonction.GREFFIER)
"""


class Produit:
    """Ce que le banc fait tomber et relève."""

    def __init__(self, serveur: ServeurPrive, terrain: Terrain):
        self.serveur = serveur
        self.terrain = terrain

    @property
    def adresse_base(self) -> str:
        return self.serveur.adresses.proprietaire

    def ouvriers_web(self) -> list[int]:
        """Donne les processus de gunicorn qui servent les pages."""
        return enfants(self.terrain.web.processus.pid)

    def tuer_ouvriers_web(self) -> list[int]:
        """Tue par SIGKILL ceux qui servent à cet instant ; gunicorn en refait d'autres."""
        tues = self.ouvriers_web()
        for pid in tues:
            os.kill(pid, signal.SIGKILL)
        return tues

    async def attendre_ouvriers(self, nombre: int = 2) -> None:
        """Attend que gunicorn ait refait ses ouvriers."""
        limite = time.monotonic() + 20
        while len(self.ouvriers_web()) < nombre and time.monotonic() < limite:
            await asyncio.sleep(0.05)

    def tuer_postgres(self) -> int:
        """Tue par SIGKILL le processus maître ; les autres s'en vont d'eux-mêmes."""
        pid = self.serveur.pid()
        os.kill(pid, signal.SIGKILL)
        return pid

    async def relever_postgres(self) -> None:
        """Relance le serveur sur les mêmes données : il rejoue son journal."""
        await asyncio.to_thread(self._redemarrer)

    def _redemarrer(self) -> None:
        while self.serveur.pid() is not None:
            time.sleep(0.02)
        self.serveur.demarrer()


@contextmanager
def ouvrir_produit() -> Iterator[Produit]:
    """Prépare la base, lance le serveur ; tout disparaît à la sortie du bloc."""
    dossier = Path(tempfile.mkdtemp(prefix="mistral-pannes-"))
    dossier.chmod(0o755)  # Sous root, PostgreSQL tourne sans droits et doit traverser ce dossier.
    avant = os.environ.get("MISTRAL_DONNEES")
    os.environ["MISTRAL_DONNEES"] = str(dossier)
    try:
        serveur = ServeurPrive(USAGE)
    finally:
        os.environ.pop("MISTRAL_DONNEES")
        if avant is not None:
            os.environ["MISTRAL_DONNEES"] = avant
    try:
        serveur.demarrer()
        environnement = environnement_enfant(
            DJANGO_SETTINGS_MODULE=REGLAGES,
            MISTRAL_STATIQUES=str(dossier / "statiques"),
            **serveur.adresses.environnement(),
        )
        _preparer(environnement)
        port = port_libre()
        with Troupe(dossier / "journaux") as troupe:
            terrain = Terrain(f"http://127.0.0.1:{port}", port, troupe, environnement)
            terrain.lancer_web()
            yield Produit(serveur, terrain)
    finally:
        serveur.arreter()
        shutil.rmtree(dossier)


def _preparer(environnement: dict[str, str]) -> None:
    """Remplit la base, et rassemble pendant ce temps les fichiers statiques, qui n'en dépendent pas."""
    with ThreadPoolExecutor(1) as fil:
        statiques = fil.submit(gerer, environnement, "collectstatic", "--noinput", "--verbosity", "0")
        gerer(environnement, "migrate", "--verbosity", "0")
        gerer(environnement, "charger_referentiels")
        gerer(environnement, "creer_demonstration")
        gerer(environnement, "shell", "-c", CREER_GREFFIERS)
        statiques.result()
