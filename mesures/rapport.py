"""Écrit les mesures : un fichier JSON et un tableau lisible, avec la machine qui les a faites."""

import json
import os
import platform
import time
from datetime import datetime
from pathlib import Path

from django.db import connection

from mesures.chrono import Resultat

DOSSIER = Path(__file__).resolve().parents[1] / "docs" / "mesures"


def machine() -> dict:
    """Décrit la machine et le serveur de données, sans les nommer."""
    with connection.cursor() as curseur:
        reglages = {}
        for reglage in ("server_version", "fsync", "synchronous_commit"):
            curseur.execute(f"SHOW {reglage}")
            reglages[reglage] = curseur.fetchone()[0]
    memoire = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "coeurs": os.cpu_count(),
        "memoire_gio": round(memoire, 1),
        "charge_1_min": round(os.getloadavg()[0], 2),
        "etalon_ms": _etalon(),
        "python": platform.python_version(),
        "postgresql": reglages["server_version"].split()[0],
        "fsync": reglages["fsync"],
        "synchronous_commit": reglages["synchronous_commit"],
    }


def _etalon() -> int:
    """Donne la durée (ms) de dix millions d'additions : l'allure de la machine à ce moment-là."""
    debut, total = time.perf_counter(), 0
    for terme in range(10_000_000):
        total += terme
    return round((time.perf_counter() - debut) * 1000)


def ecrire(nom: str, titre: str, resultats: list[Resultat], description: dict) -> str:
    """Écrit les deux fichiers de ce nom et donne le tableau."""
    DOSSIER.mkdir(parents=True, exist_ok=True)
    lus = [resultat.resume() for resultat in resultats]
    contenu = {"fait_le": f"{datetime.now().astimezone():%Y-%m-%d}", "machine": description, "mesures": lus}
    (DOSSIER / f"{nom}.json").write_text(json.dumps(contenu, ensure_ascii=False, indent=2) + "\n")
    texte = _tableau(titre, lus, contenu["fait_le"], description)
    (DOSSIER / f"{nom}.md").write_text(texte)
    return texte


def _tableau(titre: str, lus: list[dict], fait_le: str, description: dict) -> str:
    lignes = [
        f"# {titre}",
        "",
        f"Faites le {fait_le} par `make mesures` sur {description['coeurs']} cœurs et "
        f"{description['memoire_gio']} Gio de mémoire (charge au départ : {description['charge_1_min']} ; "
        f"dix millions d'additions en Python : {description['etalon_ms']} ms), "
        f"Python {description['python']}, PostgreSQL {description['postgresql']} "
        f"(fsync {description['fsync']}, synchronous_commit {description['synchronous_commit']}). "
        "La mesure et son témoin sont relevés en alternance ; durées en millisecondes.",
        "",
        "| Mesure | n | p50 | p95 | p99 | Témoin | p50 | p95 | Rapport p50 | Rapport p95 |",
        "|---|---:|---:|---:|---:|---|---:|---:|---:|---:|",
    ]
    lignes += map(_ligne, lus)
    lignes += [
        "",
        *(f"- **{lu['libelle']}** : {lu['precision']}{_memoire(lu)}{_faits(lu)}." for lu in lus),
        "",
    ]
    return "\n".join(lignes)


def _ligne(lu: dict) -> str:
    """Donne la ligne d'une mesure ; sans témoin, ses colonnes portent un tiret."""
    mesure, temoin = lu["mesure"], lu.get("temoin", {})
    durees = [mesure["n"], mesure["p50_ms"], mesure["p95_ms"], mesure["p99_ms"]]
    temoins = [temoin.get("nom", "–"), temoin.get("p50_ms", "–"), temoin.get("p95_ms", "–")]
    rapports = [lu.get("rapport_p50", "–"), lu.get("rapport_p95", "–")]
    return f"| {' | '.join(map(str, [lu['libelle'], *durees, *temoins, *rapports]))} |"


def _memoire(lu: dict) -> str:
    if "memoire_mio" not in lu:
        return ""
    pointes = lu["memoire_mio"]
    return f" ; mémoire de pointe ajoutée : {pointes['mesure']} Mio, témoin {pointes['temoin']} Mio"


def _faits(lu: dict) -> str:
    return "".join(f" ; {nom} : {valeur}" for nom, valeur in lu.get("faits", {}).items())
