"""Lancer des programmes, les suivre, et arrêter en groupe ceux-là seulement."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mistral.lancement.chemins import RACINE

PR_SET_PDEATHSIG = 1  # prctl(2) de Linux
LIBC = ctypes.CDLL(None)
SIGNAUX_DE_FIN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class ArretDemande(BaseException):
    """Ctrl-C, fin de session ou `kill` : traverse tout jusqu'à l'arrêt ordonné (d'où BaseException)."""


def _finir_avec_le_lanceur() -> None:
    """Demande au noyau, depuis l'enfant, de l'arrêter si son lanceur meurt sans le faire (kill -9)."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@contextmanager
def signaux_de_fin() -> Iterator[None]:
    """Change le premier signal de fin en `ArretDemande` ; les suivants n'interrompent pas l'arrêt."""

    def demander(numero, _cadre):
        for signal_de_fin in SIGNAUX_DE_FIN:
            signal.signal(signal_de_fin, signal.SIG_IGN)
        raise ArretDemande(signal.Signals(numero).name)

    precedents = {numero: signal.signal(numero, demander) for numero in SIGNAUX_DE_FIN}
    try:
        yield
    finally:
        for numero, precedent in precedents.items():
            signal.signal(numero, precedent)


@dataclass
class Programme:
    """Un programme lancé dans sa propre session : ses descendants forment son groupe."""

    nom: str
    processus: subprocess.Popen
    journal: Path

    @property
    def est_fini(self) -> bool:
        return self.processus.poll() is not None

    def signaler(self, numero: signal.Signals) -> bool:
        """Signale à tout le groupe ; faux s'il n'y reste personne."""
        try:
            os.killpg(self.processus.pid, numero)
        except ProcessLookupError:
            return False
        return True

    def fin_du_journal(self, lignes: int = 12) -> str:
        return "\n".join(self.journal.read_text(errors="replace").splitlines()[-lignes:])


@dataclass
class Troupe:
    """Les programmes d'un lancement, arrêtés ensemble à la sortie du bloc."""

    journaux: Path
    delai: float = 6.0  # secondes laissées à un arrêt propre
    programmes: list[Programme] = field(default_factory=list)

    def __enter__(self):
        self.journaux.mkdir(mode=0o700, exist_ok=True)
        return self

    def __exit__(self, *_exc):
        self.arreter()

    def lancer(self, nom: str, commande: list[str], environnement: dict[str, str]) -> Programme:
        chemin = self.journaux / f"{nom}.log"
        with chemin.open("wb") as journal:
            processus = subprocess.Popen(
                commande,
                cwd=RACINE,
                env=environnement,
                stdin=subprocess.DEVNULL,
                stdout=journal,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_finir_avec_le_lanceur,
            )
        programme = Programme(nom, processus, chemin)
        self.programmes.append(programme)
        return programme

    def premier_fini(self) -> Programme | None:
        """Donne un programme qui s'est arrêté sans qu'on le lui demande, s'il y en a un."""
        return next((programme for programme in self.programmes if programme.est_fini), None)

    def arreter(self) -> None:
        """Demande à tous de finir, attend, puis tue ce qui reste de leurs groupes."""
        for programme in self.programmes:
            programme.signaler(signal.SIGTERM)
        limite = time.monotonic() + self.delai
        for programme in self.programmes:
            try:
                programme.processus.wait(max(0.0, limite - time.monotonic()))
            except subprocess.TimeoutExpired:
                continue
        for programme in self.programmes:
            programme.signaler(signal.SIGKILL)
            programme.processus.wait()
        self.programmes.clear()


def executer(commande: list[str], environnement: dict[str, str]) -> int:
    """Exécute un programme de premier plan, en arrête le groupe si l'on demande la fin ; donne son code."""
    processus = subprocess.Popen(
        commande, cwd=RACINE, env=environnement, start_new_session=True, preexec_fn=_finir_avec_le_lanceur
    )
    try:
        return processus.wait()
    except ArretDemande:
        os.killpg(processus.pid, signal.SIGINT)
        try:
            processus.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(processus.pid, signal.SIGKILL)
            processus.wait()
        raise
