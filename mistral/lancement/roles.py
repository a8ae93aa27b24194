"""Rôles et base du serveur privé, d'après le même fichier SQL que la production."""

import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from mistral.lancement.chemins import RACINE, secret
from mistral.lancement.erreurs import LancementImpossible

ROLES_SQL = RACINE / "docs" / "exploitation" / "roles.sql"
SUPERUTILISATEUR = "mistral_serveur"
PORT = 5432  # Ne sert qu'à nommer la socket : le serveur n'écoute sur aucun réseau.


@dataclass(frozen=True)
class Adresses:
    """Les deux façons de se connecter au serveur privé."""

    application: str
    proprietaire: str

    def environnement(self) -> dict[str, str]:
        return {"DATABASE_URL": self.application, "DATABASE_URL_PROPRIETAIRE": self.proprietaire}


def adresses(dossier: Path, socket: Path) -> Adresses:
    """Donne les adresses du rôle qui sert et du rôle qui possède."""
    return Adresses(
        *(
            f"postgresql://mistral_{role}:{quote(secret(dossier, role), safe='')}@/mistral"
            f"?host={quote(str(socket))}&port={PORT}"
            for role in ("application", "proprietaire")
        )
    )


def appliquer_roles(psql: Path, dossier: Path, socket: Path, *, creation_de_bases: bool) -> None:
    """Joue `roles.sql`, sauf s'il l'a déjà été dans cette version sur ces données."""
    temoin = dossier / "roles.sha256"
    voulu = hashlib.sha256(ROLES_SQL.read_bytes()).hexdigest()
    if temoin.exists() and temoin.read_text() == voulu:
        return
    # Environnement nu : ni ~/.pgpass, ni PGSERVICE, ni PGOPTIONS de la personne.
    environnement = {
        "PATH": "/usr/bin:/bin",
        "PGPASSWORD": secret(dossier, "superutilisateur"),
        "MISTRAL_MDP_PROPRIETAIRE": secret(dossier, "proprietaire"),
        "MISTRAL_MDP_APPLICATION": secret(dossier, "application"),
    }
    if creation_de_bases:
        environnement["MISTRAL_CREATION_DE_BASES"] = "1"
    connexion = ["-h", str(socket), "-p", str(PORT), "-U", SUPERUTILISATEUR, "-d", "postgres"]
    resultat = subprocess.run(
        [str(psql), "-X", "-q", "-w", *connexion, "-f", str(ROLES_SQL)],
        env=environnement,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if resultat.returncode != 0:
        raise LancementImpossible(
            f"Les rôles de la base n’ont pas pu être créés :\n{resultat.stderr.strip()}"
        )
    temoin.write_text(voulu)
