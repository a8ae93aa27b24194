"""Commande `qualite` : ce qui se vérifie sans exécuter le produit. Un outil absent est un échec."""

import secrets

from mistral.lancement import systeme
from mistral.lancement.bases import base_de_donnees
from mistral.lancement.environnement import PYTHON, VENV, environnement_enfant, installer
from mistral.lancement.erreurs import LancementImpossible
from mistral.lancement.processus import executer
from mistral.lancement.roles import Adresses

USAGE = "essais"
REGLAGES_ESSAIS = "mistral.settings.essais"
REGLAGES_PRODUCTION = "mistral.settings.production"


def commande(_arguments: list[str]) -> int:
    """Joue tous les contrôles et donne 1 si l'un d'eux échoue."""
    systeme.exiger(systeme.PYTHON)
    installer("essais")
    with base_de_donnees(USAGE) as adresses:
        return controler(adresses)


def controler(adresses: Adresses) -> int:
    """Joue chaque contrôle, même après un échec, et nomme à la fin ceux qui ont échoué."""
    echecs = []
    for nom, (arguments, environnement) in controles(adresses).items():
        print(f"── {nom}", flush=True)
        if not _est_reussi(arguments, environnement):
            echecs.append(nom)
    if echecs:
        print(f"Qualité : échec de {', '.join(echecs)}.", flush=True)
        return 1
    print("Qualité : rien à redire.", flush=True)
    return 0


def controles(adresses: Adresses) -> dict[str, tuple[list[str], dict[str, str]]]:
    """Donne chaque contrôle, sa commande et son environnement."""
    essais = environnement_enfant(DJANGO_SETTINGS_MODULE=REGLAGES_ESSAIS, **adresses.environnement())
    production = environnement_enfant(**environnement_de_production(), **adresses.environnement())
    gestion = [str(PYTHON), "manage.py"]
    binaires = VENV / "bin"
    return {
        "ruff check": ([str(binaires / "ruff"), "check"], essais),
        "ruff format": ([str(binaires / "ruff"), "format", "--check"], essais),
        "import-linter": ([str(binaires / "lint-imports")], essais),
        "migrations manquantes": ([*gestion, "makemigrations", "--check", "--dry-run"], essais),
        "réglages de production": ([*gestion, "check", "--deploy", "--fail-level", "WARNING"], production),
    }


def environnement_de_production() -> dict[str, str]:
    """Donne un environnement complet et factice : le contrôle porte sur les réglages, il ne sert personne."""
    return {
        "DJANGO_SETTINGS_MODULE": REGLAGES_PRODUCTION,
        "DJANGO_SECRET_KEY": secrets.token_urlsafe(64),
        "MISTRAL_HOTES": "mistral.invalid",
    }


def _est_reussi(arguments: list[str], environnement: dict[str, str]) -> bool:
    try:
        return executer(arguments, environnement) == 0
    except FileNotFoundError:
        raise LancementImpossible(
            f"{arguments[0]} est absent : effacez .venv/.empreintes et relancez."
        ) from None
