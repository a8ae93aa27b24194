"""Commande `test` : la qualité, puis tous les essais."""

import os
import shlex

from mistral.lancement import qualite, systeme
from mistral.lancement.bases import base_de_donnees
from mistral.lancement.environnement import PYTHON, environnement_enfant, installer
from mistral.lancement.processus import executer

PYTEST = [str(PYTHON), "-m", "pytest", "-n", "2", "--dist", "loadgroup"]


def commande(arguments: list[str]) -> int:
    """Donne le code de pytest, dont la dernière ligne est la nôtre ; 1 si la qualité a échoué avant lui.

    Les arguments de pytest viennent de la ligne de commande ou de la variable `ARGS`.
    """
    systeme.exiger(systeme.PYTHON)
    installer("essais")
    systeme.exiger([*systeme.DOCUMENTS, *systeme.ESSAIS])
    with base_de_donnees(qualite.USAGE) as adresses:
        if code := qualite.controler(adresses):
            return code
        environnement = environnement_enfant(
            DJANGO_SETTINGS_MODULE=qualite.REGLAGES_ESSAIS, **adresses.environnement()
        )
        return executer([*PYTEST, *arguments, *shlex.split(os.environ.get("ARGS", ""))], environnement)
