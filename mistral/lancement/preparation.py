"""Préparation de la démonstration : base et fichiers statiques, refaits seulement si le projet a changé."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from mistral.lancement.chemins import RACINE

ETAPES = (
    ("Mise à jour de la base", ["migrate", "--verbosity", "0"]),
    ("Chargement des référentiels", ["charger_referentiels"]),
    ("Création de la démonstration", ["creer_demonstration"]),
    ("Préparation des fichiers statiques", ["collectstatic", "--noinput", "--verbosity", "0"]),
)
SOURCES = ("mistral", "audiences", "decisions", "pilotage", "static", "templates", "requirements")
TEMOIN, COMPTES = "preparation", "comptes"


def preparer(dossier: Path, gerer: Callable[..., str], *, base_privee: bool) -> str:
    """Joue les étapes si quelque chose a changé depuis la dernière fois ; donne le tableau des comptes.

    Une base fournie par la personne est toujours mise à jour : un autre a pu y toucher.
    """
    empreinte = empreinte_du_projet()
    temoin, comptes = dossier / TEMOIN, dossier / COMPTES
    if base_privee and comptes.exists() and temoin.exists() and temoin.read_text() == empreinte:
        return comptes.read_text(encoding="utf-8")
    for titre, etape in ETAPES:
        print(f"{titre}…", flush=True)
        gerer(etape)
    comptes.write_text(gerer(["creer_demonstration", "--comptes"], capture=True), encoding="utf-8")
    temoin.write_text(empreinte)
    return comptes.read_text(encoding="utf-8")


def empreinte_du_projet() -> str:
    """Donne l'empreinte des sources : chemin, taille et date de chaque fichier, caches exclus."""
    somme = hashlib.sha256()
    for source in SOURCES:
        for fichier in sorted((RACINE / source).rglob("*")):
            if fichier.is_file() and "__pycache__" not in fichier.parts:
                etat = fichier.stat()
                somme.update(f"{fichier.relative_to(RACINE)} {etat.st_size} {etat.st_mtime_ns}\n".encode())
    return somme.hexdigest()
