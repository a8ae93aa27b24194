"""Commande `mesures` : les durées du produit, sur une base qui attend vraiment le disque."""

import os
import shlex
from functools import partial

from mistral.lancement import systeme
from mistral.lancement.bases import base_de_donnees
from mistral.lancement.chemins import dossier_de
from mistral.lancement.demo import environnement_de, gerer
from mistral.lancement.environnement import PYTHON, installer
from mistral.lancement.preparation import preparer
from mistral.lancement.processus import executer

USAGE = "mesures"


def commande(arguments: list[str]) -> int:
    """Prépare une base comme celle de la démonstration et joue les bancs (`python -m mesures`)."""
    systeme.exiger(systeme.PYTHON)
    installer("mesures")
    systeme.exiger(systeme.DOCUMENTS)
    with base_de_donnees(USAGE) as adresses:
        environnement = environnement_de(dossier_de(USAGE), adresses)
        preparer(dossier_de(USAGE), partial(gerer, environnement=environnement), base_privee=True)
        suite = [*arguments, *shlex.split(os.environ.get("ARGS", ""))]
        return executer([str(PYTHON), "-m", "mesures", *suite], environnement)
