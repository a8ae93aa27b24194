"""Verrous de fichiers entre lancements : le noyau les rend à la mort du processus, même par kill -9."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusif(fichier: Path) -> Iterator[None]:
    """Attend d'être seul, le temps du bloc."""
    with fichier.open("w") as flux:
        fcntl.flock(flux, fcntl.LOCK_EX)
        yield


class VerrouUsage:
    """Compte les lancements qui se servent d'une même chose, pour que le dernier sorti l'arrête."""

    def __init__(self, fichier: Path):
        self._flux = fichier.open("w")

    def prendre(self) -> None:
        fcntl.flock(self._flux, fcntl.LOCK_SH)

    def est_seul(self) -> bool:
        """Vrai si plus personne d'autre ne s'en sert. À n'appeler que sous le verrou exclusif voisin.

        La conversion d'un verrou partagé n'est pas atomique : le voisin empêche qu'un autre s'y glisse.
        """
        try:
            fcntl.flock(self._flux, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def rendre(self) -> None:
        self._flux.close()
