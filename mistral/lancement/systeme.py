"""Ce que WeasyPrint et les essais attendent du système, et la façon de l'obtenir."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mistral.lancement.environnement import VENV, installer
from mistral.lancement.erreurs import LancementImpossible

POLICES = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


@dataclass(frozen=True)
class Besoin:
    """Un paquet Debian, et la preuve que ce qu'il apporte est là, d'où que cela vienne."""

    paquet: str
    est_present: Callable[[], bool]


def _bibliotheque(nom: str) -> Callable[[], bool]:
    def est_presente() -> bool:
        try:
            ctypes.CDLL(nom)
        except OSError:
            return False
        return True

    return est_presente


def _programme(nom: str) -> Callable[[], bool]:
    return lambda: shutil.which(nom) is not None


def _police(fichier: str) -> Callable[[], bool]:
    return lambda: any(next(dossier.rglob(fichier), None) for dossier in POLICES if dossier.is_dir())


PYTHON = (
    # Debian sépare `ensurepip` du reste de Python ; inutile si l'environnement virtuel existe déjà.
    Besoin(
        "python3-venv",
        lambda: importlib.util.find_spec("ensurepip") is not None or (VENV / "bin" / "pip").exists(),
    ),
)
DOCUMENTS = (
    Besoin("libpango-1.0-0", _bibliotheque("libpango-1.0.so.0")),
    Besoin("libpangoft2-1.0-0", _bibliotheque("libpangoft2-1.0.so.0")),
    Besoin("libharfbuzz-subset0", _bibliotheque("libharfbuzz-subset.so.0")),
    Besoin("fonts-liberation", _police("LiberationSans-Regular.ttf")),
)
ESSAIS = (
    Besoin("chromium", _programme("chromium")),
    Besoin("poppler-utils", _programme("pdftotext")),
)


def manquants(besoins: Iterable[Besoin]) -> list[str]:
    """Donne les paquets dont l'apport est introuvable."""
    return [besoin.paquet for besoin in besoins if not besoin.est_present()]


def phrase_des_manquants(paquets: list[str]) -> str:
    """Dit en une ligne ce qui manque et la commande qui l'installe."""
    return (
        f"Il manque au système : {' '.join(paquets)}. Faites installer : apt-get install {' '.join(paquets)}"
    )


def preparer(besoins: Iterable[Besoin]) -> list[str]:
    """Installe par apt-get, si l'on est root, ce qui manque ; donne ce qui manque encore."""
    besoins = tuple(besoins)
    absents = manquants(besoins)
    if absents and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installation des paquets du système : {' '.join(absents)}…", flush=True)
        installation = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *absents]
        # Les listes de paquets peuvent manquer ou dater : on ne les recharge que si l'installation échoue.
        if not _apt(installation):
            _apt(["apt-get", "update", "-q"])
            _apt(installation)
        absents = manquants(besoins)
    return absents


def exiger(besoins: Iterable[Besoin]) -> None:
    """Prépare le système, ou refuse en nommant ce qui manque."""
    if absents := preparer(besoins):
        raise LancementImpossible(phrase_des_manquants(absents))


def _apt(commande: list[str]) -> bool:
    resultat = subprocess.run(
        commande,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    return resultat.returncode == 0


def commande(_arguments: list[str]) -> int:
    """Commande `installer` : les dépendances de la démonstration et ce qu'elles attendent du système."""
    exiger(PYTHON)
    installer("demo")
    exiger(DOCUMENTS)
    print("Tout est installé : « make demo » lance la démonstration.")
    return 0
