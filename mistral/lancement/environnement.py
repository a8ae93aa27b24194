"""L'environnement virtuel du projet et les dépendances épinglées qu'on y installe."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from mistral.lancement.chemins import RACINE
from mistral.lancement.erreurs import LancementImpossible

VENV = RACINE / ".venv"
PYTHON = VENV / "bin" / "python"
EXIGENCES = RACINE / "requirements"


def installer(liste: str) -> None:
    """Installe `requirements/<liste>.txt`, empreintes vérifiées ; sans effet si c'est déjà fait."""
    creer_venv()
    if _est_installee(liste):
        return
    _installer_outils()
    print(f"Installation des dépendances ({liste})…", flush=True)
    resultat = subprocess.run(commande_installation(VENV, EXIGENCES / f"{liste}.txt"), cwd=RACINE)
    if resultat.returncode != 0:
        raise LancementImpossible(
            f"Les dépendances de requirements/{liste}.txt n’ont pas pu être installées (voir ci-dessus)."
        )
    _temoin(liste).parent.mkdir(exist_ok=True)
    _temoin(liste).write_text(_empreinte(liste))


def commande_installation(venv: Path, exigences: Path) -> list[str]:
    """Donne la commande d'installation : uv (dix fois plus vif) s'il est dans le venv, sinon pip."""
    python = str(venv / "bin" / "python")
    uv = venv / "bin" / "uv"
    if uv.exists():
        return [str(uv), "pip", "install", "-q", "--python", python, "--require-hashes", "-r", str(exigences)]
    return [
        *(python, "-m", "pip", "install", "-q", "--disable-pip-version-check"),
        *("--require-hashes", "-r", str(exigences)),
    ]


def creer_venv() -> None:
    """Crée `.venv`, ou le refait si son Python a disparu ou est trop ancien."""
    if _venv_est_sain():
        return
    print("Création de l’environnement virtuel…", flush=True)
    resultat = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], cwd=RACINE)
    if resultat.returncode != 0:
        raise LancementImpossible(f"L’environnement virtuel {VENV} n’a pas pu être créé (voir ci-dessus).")


def _venv_est_sain() -> bool:
    verification = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([str(PYTHON), "-c", verification], capture_output=True).returncode == 0
    except OSError:
        return False


def _installer_outils() -> None:
    """Met uv dans l'environnement virtuel. Où il n'existe pas pour la machine, pip fera l'ouvrage."""
    if (VENV / "bin" / "uv").exists():
        return
    print("Installation d’uv…", flush=True)
    resultat = subprocess.run(
        commande_installation(VENV, EXIGENCES / "outils.txt"), cwd=RACINE, capture_output=True, text=True
    )
    if resultat.returncode != 0:
        print("uv n’est pas disponible ici : pip, plus lent, le remplace.", flush=True)


def _temoin(liste: str) -> Path:
    return VENV / ".empreintes" / liste


def _empreinte(liste: str) -> str:
    return hashlib.sha256((EXIGENCES / f"{liste}.txt").read_bytes()).hexdigest()


def _est_installee(liste: str) -> bool:
    temoin = _temoin(liste)
    return temoin.exists() and temoin.read_text() == _empreinte(liste)


def environnement_enfant(**variables: str) -> dict[str, str]:
    """Donne l'environnement des programmes lancés : celui de la personne, l'environnement virtuel en tête."""
    chemins = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return os.environ | {"VIRTUAL_ENV": str(VENV), "PATH": chemins, "PYTHONUNBUFFERED": "1"} | variables
