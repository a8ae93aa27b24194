"""Commande `base` : le serveur PostgreSQL privé seul, jusqu'à Ctrl-C."""

import argparse
import signal

from mistral.lancement.environnement import installer
from mistral.lancement.partage import serveur_prive


def commande(arguments: list[str]) -> int:
    """Démarre le serveur d'un usage (`demo` par défaut), affiche ses adresses et attend la fin."""
    analyse = argparse.ArgumentParser(prog="base", description=commande.__doc__)
    analyse.add_argument("usage", nargs="?", default="demo", choices=["demo", "essais", "mesures"])
    usage = analyse.parse_args(arguments).usage
    installer("essais" if usage == "essais" else "demo")
    with serveur_prive(usage) as adresses:
        for nom, adresse in adresses.environnement().items():
            print(f"{nom}={adresse}")
        print("PostgreSQL est prêt ; Ctrl-C l’arrête.", flush=True)
        while True:
            signal.pause()
