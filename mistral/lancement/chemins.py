"""Où vivent le projet, ses données privées et ses secrets."""

import hashlib
import os
import secrets
from pathlib import Path

from mistral.lancement.erreurs import LancementImpossible

RACINE = Path(__file__).resolve().parents[2]
MARQUE = ".mistral-penal"


def empreinte_du_projet(racine: Path = RACINE) -> str:
    """Donne douze caractères propres à ce dossier : deux copies du projet ne partagent pas leurs données."""
    return hashlib.sha256(os.fsencode(racine)).hexdigest()[:12]


def base_des_donnees() -> Path:
    """Donne le dossier des données privées ; `MISTRAL_DONNEES` le déplace.

    Pour root, hors du projet : le serveur tourne alors sous un utilisateur sans droits, qui doit
    pouvoir traverser tous les dossiers parents, ce que le dossier du projet ne garantit pas.
    """
    if choisi := os.environ.get("MISTRAL_DONNEES"):
        return Path(choisi).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/mistral-penal") / empreinte_du_projet()
    return RACINE / ".donnees"


def dossier_de(usage: str) -> Path:
    """Crée, s'il manque, le dossier d'un usage (`demo`, `essais`…) et le marque comme nôtre.

    La marque évite d'effacer un jour un dossier étranger : `MISTRAL_DONNEES` peut désigner n'importe quoi.
    """
    dossier = base_des_donnees() / usage
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        if not (dossier / MARQUE).exists():
            if any(dossier.iterdir()):
                raise LancementImpossible(
                    f"Le dossier {dossier} existe et n’a pas été créé par ce projet : "
                    "choisissez-en un autre avec MISTRAL_DONNEES."
                )
            (dossier / MARQUE).touch()
    except OSError as erreur:
        raise LancementImpossible(
            f"Impossible d’écrire dans {dossier} ({erreur.strerror}) : "
            "choisissez un autre dossier avec MISTRAL_DONNEES."
        ) from erreur
    return dossier


def secret(dossier: Path, nom: str) -> str:
    """Lit un secret aléatoire conservé en 0600, ou le crée au premier passage."""
    coffre = dossier / "secrets"
    coffre.mkdir(mode=0o700, exist_ok=True)
    fichier = coffre / nom
    try:
        descripteur = os.open(fichier, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if valeur := fichier.read_text(encoding="ascii"):
            return valeur
        # Vide : l'écriture précédente a été interrompue avant que le secret n'ait servi.
        descripteur = os.open(fichier, os.O_WRONLY | os.O_TRUNC)
    with os.fdopen(descripteur, "w", encoding="ascii") as flux:
        valeur = secrets.token_urlsafe(48)
        flux.write(valeur)
    return valeur
