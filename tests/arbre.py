"""Les fichiers du projet, tels que les essais de conventions les lisent."""

from functools import cache
from pathlib import Path

RACINE = Path(__file__).resolve().parents[1]
CODE = ("mistral", "audiences", "decisions", "pilotage", "mesures")
ECARTES = {".git", ".venv", ".donnees", "staticfiles", "node_modules", "__pycache__", "resultats"}


def chemin(fichier: Path) -> str:
    """Donne le chemin d'un fichier dans le projet."""
    return str(fichier.relative_to(RACINE))


def est_ecarte(fichier: Path) -> bool:
    return any(
        partie in ECARTES or partie.endswith("_cache") or partie == ".hypothesis"
        for partie in fichier.relative_to(RACINE).parts
    )


@cache
def fichiers(*suffixes: str) -> tuple[Path, ...]:
    """Donne les fichiers du projet ayant l'un de ces suffixes ; tous sans suffixe demandé."""
    return tuple(
        fichier
        for fichier in sorted(RACINE.rglob("*"))
        if not est_ecarte(fichier) and fichier.is_file() and (not suffixes or fichier.suffix in suffixes)
    )


@cache
def modules(dossier: str = "") -> tuple[Path, ...]:
    """Donne les modules Python du produit, hors migrations ; d'un sous-paquet de ce nom s'il est donné."""
    return tuple(
        fichier
        for fichier in fichiers(".py")
        if fichier.relative_to(RACINE).parts[0] in CODE
        and "migrations" not in fichier.parts
        and (not dossier or dossier in fichier.relative_to(RACINE).parts[:-1])
    )


def gabarits() -> tuple[Path, ...]:
    """Donne les gabarits du produit."""
    return tuple(fichier for fichier in fichiers(".html") if "templates" in fichier.parts)
