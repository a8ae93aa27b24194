"""Un rôle de huit affaires pour aujourd'hui : les six du rôle d'exemple, et deux de plus."""

import json
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.arbre import RACINE

_EXEMPLE = RACINE / "audiences" / "donnees" / "exemples" / "role-grasse-2026-11-24.json"
_DE_PLUS = ((0, "AMRANI", "Sofiane"), (4, "CASTEL", "Margaux"))  # Affaire recopiée, nom et prénom du prévenu.


def _decaler(objet, de: str):
    """Donne le même objet sous d'autres identifiants Cassiopée."""
    if isinstance(objet, dict):
        return {
            cle: valeur.replace("000", de, 1) if cle.startswith("id_ksp") else _decaler(valeur, de)
            for cle, valeur in objet.items()
        }
    return [_decaler(element, de) for element in objet] if isinstance(objet, list) else objet


def ecrire_le_role(dossier: Path) -> Path:
    """Écrit le rôle au format attendu ; l'audience est celle de ce jour, à 13 h 30."""
    role = json.loads(_EXEMPLE.read_text())
    role["emis_le"] = datetime.now(UTC).isoformat()
    audience = role["audiences"][0]
    audience |= {
        "id_cassiopee": "1000000009999,0,0",
        "date": datetime.now(ZoneInfo("Europe/Paris")).date().isoformat(),
        "quantite_affaires": 8,
    }
    affaires = [_decaler(affaire, "888") for affaire in audience["affaires"]]
    for rang, (modele, nom, prenom) in enumerate(_DE_PLUS):
        affaire = _decaler(deepcopy(audience["affaires"][modele]), f"77{rang}")
        affaire |= {"numero_parquet": f"06029/2630000010{rang}", "identifiant_justice": f"20990001{rang}0XK"}
        affaire["personnes"][0] |= {"nom": nom, "prenom_1": prenom}
        affaires.append(affaire)
    for affaire in affaires[:6]:
        affaire["numero_parquet"] = affaire["numero_parquet"].replace("/2", "/9", 1)
        affaire["identifiant_justice"] = "8" + affaire["identifiant_justice"][1:]
    audience["affaires"] = affaires
    role["audiences"] = [audience]
    chemin = dossier / "role-huit-affaires.json"
    chemin.write_text(json.dumps(role, ensure_ascii=False))
    return chemin
