"""Mémoire de pointe d'un travail, relevée dans un processus neuf : `python -m mesures.memoire <travail>`."""

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

from mesures.chrono import Memoire


def relever(mesure: str, temoin: str) -> Memoire:
    """Donne la pointe de mémoire (Mio) que chaque travail ajoute ; un travail se nomme `module:fonction`."""
    return Memoire(_pointe(mesure), _pointe(temoin))


def _pointe(travail: str) -> float:
    commande = [sys.executable, "-m", "mesures.memoire", travail]
    sortie = subprocess.run(commande, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    return json.loads(sortie.stdout.splitlines()[-1])


def _maximum() -> float:
    """Donne la pointe de ce processus (Mio) ; `getrusage` y compterait celle du processus qui l'a lancé."""
    etat = Path("/proc/self/status").read_text()
    return int(re.search(r"^VmHWM:\s+(\d+) kB", etat, re.MULTILINE)[1]) / 1024


def main(travail: str) -> None:
    """Fait le travail et écrit ce qu'il a ajouté à la pointe de mémoire du processus."""
    import django

    django.setup()
    module, nom = travail.split(":")
    fonction = getattr(importlib.import_module(module), nom)
    avant = _maximum()
    fonction()
    sys.stdout.write(f"{json.dumps(round(_maximum() - avant, 1))}\n")


if __name__ == "__main__":
    main(sys.argv[1])
