"""Joue les bancs contre le vrai serveur et écrit `docs/mesures/`. Option `--n` : répétitions par banc."""

import argparse
import os
import socket
import sys
import tempfile
from pathlib import Path

import django

from mistral.lancement.demo import attendre_la_page, commande_web
from mistral.lancement.processus import Troupe


def port_libre() -> int:
    """Donne un port de la boucle locale que rien n'occupe."""
    with socket.socket() as essai:
        essai.bind(("127.0.0.1", 0))
        return essai.getsockname()[1]


def mesurer(n: int) -> str:
    """Prépare le jeu, lance le serveur, joue les bancs et écrit le rapport."""
    from mesures.bancs import BANCS
    from mesures.jeu import preparer
    from mesures.navigateur import Navigateur
    from mesures.rapport import ecrire, machine
    from mistral.socle.cloisonnement import cloison
    from mistral.socle.comptes.models import Juridiction

    tribunal = Juridiction.objects.get(nom="Tribunal judiciaire de Grasse")
    port = port_libre()
    with cloison([tribunal.pk]), tempfile.TemporaryDirectory() as dossier:
        jeu = preparer()
        description = machine()
        with Troupe(Path(dossier) / "journaux") as troupe:
            troupe.lancer("web", commande_web(port), dict(os.environ))
            attendre_la_page(port, troupe)
            greffe, direction = Navigateur(port, jeu.greffier), Navigateur(port, jeu.directrice)
            resultats = []
            for banc, part in BANCS:
                sys.stdout.write(f"{banc.__doc__}\n")
                resultats.append(banc(jeu, greffe, direction, max(5, round(n * part))))
    return ecrire(resultats, description)


def main() -> None:
    """Lit les options et affiche le tableau."""
    lecteur = argparse.ArgumentParser(prog="python -m mesures", description=__doc__)
    lecteur.add_argument("--n", type=int, default=100, help="répétitions par banc (100)")
    options = lecteur.parse_args()
    django.setup()
    sys.stdout.write("\n" + mesurer(options.n))


main()
