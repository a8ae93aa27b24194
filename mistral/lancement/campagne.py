"""Commande `campagne` : mille pannes sur la note, avec un serveur PostgreSQL que l'on peut tuer."""

import os
import shlex

from mistral.lancement import systeme
from mistral.lancement.environnement import PYTHON, environnement_enfant, installer
from mistral.lancement.processus import executer
from mistral.lancement.qualite import REGLAGES_ESSAIS


def commande(arguments: list[str]) -> int:
    """Joue le banc de pannes (`python -m tests.pannes`), qui prépare lui-même sa base et la retire."""
    systeme.exiger(systeme.PYTHON)
    installer("essais")
    systeme.exiger([*systeme.DOCUMENTS, *systeme.ESSAIS])
    suite = [*arguments, *shlex.split(os.environ.get("ARGS", ""))]
    environnement = environnement_enfant(DJANGO_SETTINGS_MODULE=REGLAGES_ESSAIS)
    return executer([str(PYTHON), "-m", "tests.pannes", *suite], environnement)
