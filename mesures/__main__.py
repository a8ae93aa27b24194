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


def mesurer(n: int, seulement: str | None) -> str:
    """Prépare le jeu, lance le serveur, joue les groupes de bancs et écrit leurs rapports."""
    from mesures.bancs import GROUPES
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
            textes = []
            for groupe in GROUPES:
                if seulement not in (None, groupe.nom):
                    continue
                resultats = []
                for banc, part in groupe.bancs:
                    sys.stdout.write(f"{banc.__doc__}\n")
                    sys.stdout.flush()
                    resultats.append(banc(jeu, greffe, direction, max(5, round(n * part))))
                textes.append(ecrire(groupe.nom, groupe.titre, resultats, description))
    return "\n".join(textes)


def main() -> None:
    """Lit les options et affiche le tableau."""
    lecteur = argparse.ArgumentParser(prog="python -m mesures", description=__doc__)
    lecteur.add_argument("--n", type=int, default=100, help="répétitions par banc (100)")
    lecteur.add_argument("--groupe", help="un seul groupe (premier-chemin, preparation, note, ecran, frappe)")
    options = lecteur.parse_args()
    django.setup()
    sys.stdout.write("\n" + mesurer(options.n, options.groupe))


main()
