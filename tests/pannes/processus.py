"""Les processus que le banc a lancés, retrouvés par leur parenté : jamais par un nom."""

import os
import signal
from pathlib import Path


def _parents() -> dict[int, int]:
    """Donne le parent de chaque processus vivant."""
    trouves = {}
    for dossier in Path("/proc").iterdir():
        if not dossier.name.isdigit():
            continue
        try:
            etat = (dossier / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if etat[0] != "Z":
            trouves[int(dossier.name)] = int(etat[1])
    return trouves


def enfants(pid: int) -> list[int]:
    """Donne les enfants directs."""
    return sorted(enfant for enfant, parent in _parents().items() if parent == pid)


def famille(pid: int) -> list[int]:
    """Donne le processus et tous ses descendants."""
    parents = _parents()
    famille = [pid]
    for membre in famille:
        famille += [enfant for enfant, parent in parents.items() if parent == membre]
    return famille


def navigateur_de(profil: Path) -> int:
    """Donne le processus maître du navigateur qui tient ce profil, créé par le banc."""
    marque = os.fsencode(f"--user-data-dir={profil}")
    for pid, parent in _parents().items():
        try:
            if marque in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
                lignee = Path(f"/proc/{parent}/cmdline").read_bytes().split(b"\0")
                if marque not in lignee:
                    return pid
        except (FileNotFoundError, ProcessLookupError):
            continue
    raise ProcessLookupError(f"aucun navigateur ne tient {profil}")


def signaler(pids: list[int], numero: signal.Signals) -> int:
    """Signale à ceux qui vivent encore ; donne combien l'ont reçu."""
    recus = 0
    for pid in pids:
        try:
            os.kill(pid, numero)
            recus += 1
        except ProcessLookupError:
            continue
    return recus
