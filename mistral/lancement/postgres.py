"""Le serveur PostgreSQL privé : sans droits, sans réseau, gardant ses données d'un lancement à l'autre.

Authentification : `scram-sha-256` à mots de passe aléatoires gardés en 0600, car sous root le serveur tourne
en `nobody`, utilisateur que d'autres programmes partagent ; le dossier 0700 de la socket ne suffirait pas.
"""

import locale
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import BinaryIO

from mistral.lancement.binaires import (
    Identite,
    dossier_des_binaires,
    exiger_atteignable,
    identite_du_serveur,
)
from mistral.lancement.chemins import (
    base_des_donnees,
    dossier_de,
    empreinte_du_projet,
    secret,
)
from mistral.lancement.environnement import VENV
from mistral.lancement.erreurs import LancementImpossible
from mistral.lancement.roles import PORT, SUPERUTILISATEUR, Adresses, adresses, appliquer_roles

LONGUEUR_MAX_SOCKET = 100  # octets ; le noyau en admet 107, fin de chaîne comprise
DELAI_DEMARRAGE = 60.0  # secondes : une reprise après arrêt brutal rejoue le journal
DELAI_ARRET = 6.0  # secondes, avant l'arrêt immédiat (sans perte : le journal sera rejoué)
ESSAIS = "essais"
REGLAGES = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": str(PORT),
    "max_connections": "100",
    "shared_buffers": "128MB",
    "log_timezone": "Europe/Paris",
    "timezone": "Europe/Paris",
}
# Une base d'essais se refait : elle peut ne pas attendre le disque. Jamais celle d'une personne.
REGLAGES_ESSAIS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class ServeurPrive:
    """Un serveur par usage (`demo`, `essais`…), partagé par les lancements simultanés du même projet."""

    def __init__(self, usage: str):
        self.usage = usage
        self.dossier = dossier_de(usage)
        self.identite: Identite = identite_du_serveur()
        exiger_atteignable(self.dossier, self.identite)
        self.binaires = dossier_des_binaires(VENV, base_des_donnees(), self.identite)
        self.donnees = self.dossier / "postgresql"
        self.journal = self.dossier / "postgresql.log"
        self.socket = self._dossier_de_socket()
        self._processus: subprocess.Popen | None = None

    @property
    def adresses(self) -> Adresses:
        return adresses(self.dossier, self.socket)

    def pid(self) -> int | None:
        """Donne le numéro du serveur de ces données s'il vit, d'après `postmaster.pid`."""
        try:
            numero = int((self.donnees / "postmaster.pid").read_text().split("\n", 1)[0])
            commande = Path(f"/proc/{numero}/cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError, ValueError):
            return None
        # Un numéro se réemploie, surtout après un redémarrage : le processus doit être ce serveur-là.
        return numero if os.fsencode(self.donnees) in commande else None

    def demarrer(self) -> None:
        """Démarre le serveur et prépare ses rôles ; sans effet s'il répond déjà."""
        if self.pid() is None or not self._devient_pret():
            self._initialiser()
            try:
                self._lancer()
            except LancementImpossible:
                if self.usage != ESSAIS:
                    raise
                # Sans fsync, une coupure peut abîmer la base d'essais : rien n'y est à garder.
                shutil.rmtree(self.donnees)
                self._initialiser()
                self._lancer()
        appliquer_roles(
            self.binaires / "psql", self.dossier, self.socket, creation_de_bases=self.usage == ESSAIS
        )

    def arreter(self) -> None:
        """Arrête le serveur : vite et proprement, puis immédiatement s'il tarde."""
        for demande in (signal.SIGINT, signal.SIGQUIT):
            pid = self.pid()
            if pid is None:
                return
            os.kill(pid, demande)
            limite = time.monotonic() + DELAI_ARRET
            while time.monotonic() < limite:
                if self._processus is not None:
                    self._processus.poll()  # recueille le processus fini, sans quoi il resterait « zombie »
                if self.pid() is None:
                    return
                time.sleep(0.02)

    def _dossier_de_socket(self) -> Path:
        """Donne un dossier assez court pour une socket, fermé aux autres utilisateurs."""
        dossier = self.dossier / "s"
        if len(os.fsencode(dossier / f".s.PGSQL.{PORT}.lock")) >= LONGUEUR_MAX_SOCKET:
            nom = f"mistral-{self.identite.uid}-{empreinte_du_projet(self.dossier)}"
            dossier = Path(tempfile.gettempdir()) / nom
        self._creer_ferme(dossier)
        return dossier

    def _creer_ferme(self, dossier: Path) -> None:
        """Crée un dossier 0700 au serveur ; refuse celui qu'un autre utilisateur aurait posé là d'avance."""
        try:
            dossier.mkdir(mode=0o700)
            if self.identite.est_autre:
                os.chown(dossier, self.identite.uid, self.identite.gid)
        except FileExistsError:
            pass
        etat = dossier.lstat()
        if dossier.is_symlink() or etat.st_uid != self.identite.uid or etat.st_mode & 0o077:
            raise LancementImpossible(f"Le dossier {dossier} n’est pas réservé au serveur : supprimez-le.")

    def _initialiser(self) -> None:
        """Crée les données dans un dossier provisoire : interrompue, la création ne laisse rien."""
        if (self.donnees / "PG_VERSION").exists():
            self._verifier_version()
            return
        # Des données neuves n'ont pas encore les rôles.
        (self.dossier / "roles.sha256").unlink(missing_ok=True)
        provisoire = self.dossier / "postgresql.en-cours"
        shutil.rmtree(provisoire, ignore_errors=True)
        self._creer_ferme(provisoire)
        with tempfile.NamedTemporaryFile("w", dir=self.dossier) as mot_de_passe:
            mot_de_passe.write(secret(self.dossier, "superutilisateur"))
            mot_de_passe.flush()
            if self.identite.est_autre:
                os.chown(mot_de_passe.name, self.identite.uid, self.identite.gid)
            resultat = subprocess.run(
                [
                    str(self.binaires / "initdb"),
                    *("-D", str(provisoire), "-U", SUPERUTILISATEUR, "--pwfile", mot_de_passe.name),
                    *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", _locale()),
                    # Ordre et casse d'Unicode portés par PostgreSQL, non par la bibliothèque C de la machine.
                    *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
                    *(["--no-sync"] if self.usage == ESSAIS else []),
                ],
                env=_environnement(),
                capture_output=True,
                text=True,
                **self.identite.options(),
            )
        if resultat.returncode != 0:
            raise LancementImpossible(f"PostgreSQL n’a pas pu créer ses données :\n{resultat.stderr.strip()}")
        (provisoire / "pg_hba.conf").write_text("local all all scram-sha-256\n")
        provisoire.rename(self.donnees)

    def _verifier_version(self) -> None:
        des_donnees = (self.donnees / "PG_VERSION").read_text().strip()
        sortie = subprocess.run(
            [str(self.binaires / "postgres"), "--version"], capture_output=True, text=True
        )
        du_programme = sortie.stdout.split()[-1].split(".")[0]
        if des_donnees == du_programme:
            return
        if self.usage == ESSAIS:
            shutil.rmtree(self.donnees)
            self._initialiser()
            return
        raise LancementImpossible(
            f"Les données de {self.donnees} sont de PostgreSQL {des_donnees}, le programme installé est le "
            f"{du_programme} : « make demo-neuve » les efface et recommence."
        )

    def _lancer(self) -> None:
        """Lance le serveur dans sa propre session (Ctrl-C ne l'atteint pas) et attend qu'il soit prêt."""
        self._ecarter_pid_etranger()
        reglages = REGLAGES | {"unix_socket_directories": str(self.socket)}
        if self.usage == ESSAIS:
            reglages |= REGLAGES_ESSAIS
        options = [f"--{nom}={valeur}" for nom, valeur in reglages.items()]
        # Plusieurs tours : après un kill -9, les processus du serveur mort mettent un instant à s'en aller.
        limite = time.monotonic() + DELAI_DEMARRAGE
        while True:
            with _ouvrir_journal(self.journal) as journal:
                self._processus = subprocess.Popen(
                    [str(self.binaires / "postgres"), "-D", str(self.donnees), *options],
                    env=_environnement(),
                    stdin=subprocess.DEVNULL,
                    stdout=journal,
                    stderr=journal,
                    start_new_session=True,
                    **self.identite.options(),
                )
            while self._processus.poll() is None and time.monotonic() < limite:
                if self._est_pret(self._processus.pid):
                    return
                time.sleep(0.02)
            encore_pris = "pre-existing shared memory block" in self._fin_du_journal()
            if self._processus.poll() is None or not encore_pris or time.monotonic() > limite:
                break
            time.sleep(0.2)
        self._abandonner()
        raise LancementImpossible(
            f"PostgreSQL n’a pas démarré. Fin de {self.journal} :\n{self._fin_du_journal()}"
        )

    def _devient_pret(self) -> bool:
        """Attend un serveur laissé en plein démarrage par un lancement interrompu."""
        limite = time.monotonic() + DELAI_DEMARRAGE
        while (pid := self.pid()) is not None and time.monotonic() < limite:
            if self._est_pret(pid):
                return True
            time.sleep(0.02)
        return False

    def _est_pret(self, pid: int) -> bool:
        """Lit l'état que le serveur écrit lui-même, comme pg_ctl ; celui d'un serveur mort ne compte pas."""
        try:
            lignes = (self.donnees / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lignes) >= 8 and lignes[0] == str(pid) and lignes[7].strip() == "ready"

    def _ecarter_pid_etranger(self) -> None:
        """Retire les fichiers d'un serveur mort dont le numéro est aujourd'hui celui d'un autre programme.

        PostgreSQL croirait le sien vivant. Si le numéro est libre, on les lui laisse : il vérifie alors
        lui-même que nul processus n'a gardé sa mémoire partagée.
        """
        for fichier in (self.donnees / "postmaster.pid", self.socket / f".s.PGSQL.{PORT}.lock"):
            try:
                numero = fichier.read_text().split("\n", 1)[0]
            except FileNotFoundError:
                continue
            if Path(f"/proc/{numero}").exists():
                fichier.unlink()

    def _fin_du_journal(self, lignes: int = 8) -> str:
        return "\n".join(self.journal.read_text(errors="replace").splitlines()[-lignes:])

    def _abandonner(self) -> None:
        """Tue le serveur qui n'a pas su devenir prêt."""
        if self._processus is not None and self._processus.poll() is None:
            self._processus.kill()
            self._processus.wait()


def _ouvrir_journal(chemin: Path) -> BinaryIO:
    """Ouvre en ajout, fermé aux autres : une erreur de PostgreSQL peut citer une donnée personnelle."""
    return os.fdopen(os.open(chemin, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")


def _environnement() -> dict[str, str]:
    """Donne un environnement nu : le serveur ne doit rien hériter de la personne (PG*, LD_*, langue)."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": _locale()}


def _locale() -> str:
    """Donne `C.UTF-8` si la machine l'a, sinon `C` ; l'ordre des mots n'en dépend pas."""
    precedente = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "C.UTF-8")
    except locale.Error:
        return "C"
    finally:
        locale.setlocale(locale.LC_ALL, precedente)
    return "C.UTF-8"
