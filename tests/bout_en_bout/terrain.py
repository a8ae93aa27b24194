"""Un produit qui tourne : sa base, gunicorn et l'ouvrier lancés pour de vrai, arrêtés par identifiant."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from mistral.lancement.demo import commande_travailleur, commande_web
from mistral.lancement.environnement import PYTHON, environnement_enfant
from mistral.lancement.processus import Programme, Troupe
from tests.arbre import RACINE

MOT_DE_PASSE = "demonstration-2026"
ATTENTE = 60.0  # secondes
ESSAIS = 20
REGLAGES = "mistral.settings.demo"


def _sur(adresse: str, base: str) -> str:
    """Donne la même adresse, sur une autre base."""
    return urlunsplit(urlsplit(adresse)._replace(path=f"/{base}"))


@dataclass
class Serveur:
    """Le serveur PostgreSQL des essais, où chaque terrain a sa base."""

    application: str = field(default_factory=lambda: os.environ["DATABASE_URL"])
    proprietaire: str = field(default_factory=lambda: os.environ["DATABASE_URL_PROPRIETAIRE"])

    def creer(self, base: str, modele: str = "template1") -> None:
        """Crée la base, vide ou copiée d'une autre ; celle de même nom disparaît."""
        self.supprimer(base)
        with psycopg.connect(self.proprietaire, autocommit=True) as connexion:
            connexion.execute(f'CREATE DATABASE "{base}" TEMPLATE "{modele}"')

    def supprimer(self, base: str) -> None:
        """Supprime la base, quitte à en fermer les connexions ; attend un nettoyage automatique en cours."""
        with psycopg.connect(self.proprietaire, autocommit=True) as connexion:
            for essai in range(ESSAIS):
                try:
                    connexion.execute(f'DROP DATABASE IF EXISTS "{base}" WITH (FORCE)')
                    return
                except psycopg.errors.InsufficientPrivilege:
                    if essai == ESSAIS - 1:
                        raise
                    time.sleep(1)

    def environnement(self, base: str, dossier: Path) -> dict[str, str]:
        """Donne l'environnement des programmes du produit sur cette base."""
        return environnement_enfant(
            DJANGO_SETTINGS_MODULE=REGLAGES,
            DATABASE_URL=_sur(self.application, base),
            DATABASE_URL_PROPRIETAIRE=_sur(self.proprietaire, base),
            MISTRAL_STATIQUES=str(dossier / "statiques"),
        )


def gerer(environnement: dict[str, str], *arguments: str) -> str:
    """Exécute une commande de `manage.py` ; son échec est celui de l'essai."""
    resultat = subprocess.run(
        [str(PYTHON), "manage.py", *arguments],
        cwd=RACINE, env=environnement, capture_output=True, text=True,
    )  # fmt: skip
    assert resultat.returncode == 0, f"{arguments} : {resultat.stdout}\n{resultat.stderr}"
    return resultat.stdout


@dataclass
class Terrain:
    """Un produit en marche."""

    adresse: str
    port: int
    troupe: Troupe
    environnement: dict[str, str]
    web: Programme | None = None
    ouvrier: Programme | None = None

    def lancer_web(self) -> None:
        """Lance gunicorn et attend sa première page."""
        self.web = self.troupe.lancer("web", commande_web(self.port), self.environnement)
        limite = time.monotonic() + ATTENTE
        while time.monotonic() < limite:
            assert not self.web.est_fini, self.web.fin_du_journal(60)
            try:
                urllib.request.urlopen(f"{self.adresse}/connexion/", timeout=10).close()
                return
            except urllib.error.HTTPError as erreur:
                raise AssertionError(self.web.fin_du_journal(60)) from erreur
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"Aucune page en {ATTENTE} s :\n{self.web.fin_du_journal(60)}")

    def lancer_ouvrier(self) -> None:
        """Lance l'ouvrier qui produit les documents."""
        self.ouvrier = self.troupe.lancer("ouvrier", commande_travailleur(), self.environnement)

    def arreter(self, programme: Programme) -> None:
        """Arrête ce programme-là, et son groupe, comme le ferait une panne."""
        programme.processus.kill()
        programme.signaler(9)
        programme.processus.wait()
        self.troupe.programmes.remove(programme)


def port_libre() -> int:
    """Donne un port de la boucle locale que rien n'occupe."""
    with socket.socket() as essai:
        essai.bind(("127.0.0.1", 0))
        return essai.getsockname()[1]


@contextmanager
def preparer_modele(serveur: Serveur, base: str, dossier: Path) -> Iterator[str]:
    """Prépare la base que les terrains copient : schéma, référentiels, comptes, et fichiers statiques."""
    serveur.creer(base)
    environnement = serveur.environnement(base, dossier)
    gerer(environnement, "migrate", "--verbosity", "0")
    gerer(environnement, "charger_referentiels")
    gerer(environnement, "creer_demonstration", "--sans-roles")
    gerer(environnement, "collectstatic", "--noinput", "--verbosity", "0")
    try:
        yield base
    finally:
        serveur.supprimer(base)


@contextmanager
def ouvrir_terrain(
    serveur: Serveur, modele: str, base: str, dossier: Path, *, avec_roles: bool
) -> Iterator[Terrain]:
    """Lance le produit sur une copie du modèle, avec ou sans les rôles d'exemple, le temps du bloc."""
    serveur.creer(base, modele)
    environnement = serveur.environnement(base, dossier)
    if avec_roles:
        gerer(environnement, "creer_demonstration")
    port = port_libre()
    try:
        with Troupe(dossier / base) as troupe:
            terrain = Terrain(f"http://127.0.0.1:{port}", port, troupe, environnement)
            terrain.lancer_web()
            terrain.lancer_ouvrier()
            yield terrain
    finally:
        serveur.supprimer(base)
