"""Fichiers d'essai : les deux exemples publiés, et de quoi en écrire de plus petits."""

import copy
import json
from pathlib import Path

import audiences
from audiences.formats.lecture import LectureRole, lire_role

EXEMPLES = Path(audiences.__file__).parent / "donnees" / "exemples"
JSON_GRASSE = EXEMPLES / "role-grasse-2026-11-24.json"
CSV_ANTIBES = EXEMPLES / "role-antibes-2026-11-25.csv"

ENTETES = "Date audience;Heure;Service;Formation;N° parquet;Qualité;Nom"

_ROLE = {
    "format": "role-v1",
    "juridiction": "Tribunal judiciaire de Grasse",
    "audiences": [
        {
            "id_cassiopee": "A1",
            "date": "2026-11-24",
            "heure_debut": "13:30",
            "libelleService": "Chambre 15",
            "type": "collégiale",
            "affaires": [
                {
                    "id_ksp_affaire": f"F{rang}",
                    "numero_parquet": f"2618200004{rang}",
                    "personnes": [
                        {"id_ksp": "P1", "role": "Prévenu", "nom": "MARTELLI", "natinfs": [{"id_ksp": "I1"}]}
                    ],
                    "natinfs": [{"id_ksp": "I1", "code": "7151", "libelle": "VOL"}],
                }
                for rang in (1, 2)
            ],
        }
    ],
}


def role_minimal() -> dict:
    """Une audience, deux affaires F1 et F2, un prévenu et une infraction chacune."""
    return copy.deepcopy(_ROLE)


def lire_json(contenu: object) -> LectureRole:
    return lire_role("role.json", json.dumps(contenu).encode())


def lire_table(*lignes: str, entetes: str = ENTETES) -> LectureRole:
    return lire_role("role.csv", "\n".join([entetes, *lignes]).encode())
