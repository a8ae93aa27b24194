"""Rôles construits pour les essais d'import : JSON au plus court."""

import json

from audiences.services.appliquer_role import appliquer_role
from audiences.services.deposer_role import deposer_role
from tests.audiences.formats.fichiers import CSV_ANTIBES, JSON_GRASSE
from tests.socle.factories import UtilisateurFactory

__all__ = ["CSV_ANTIBES", "JSON_GRASSE", "affaire", "importer", "importer_fichier", "role"]


def affaire(numero: int, **champs) -> dict:
    """Une affaire à un prévenu et un vol."""
    return {
        "id_ksp_affaire": f"A{numero}",
        "numero_parquet": f"26182{numero:06d}",
        "personnes": [
            {
                "id_ksp": f"P{numero}",
                "role": "Prévenu",
                "nom": f"PRÉVENU-{numero}",
                "prenom_1": "Alex",
                "avocat": f"Me Robe {numero}, barreau de Grasse",
                "natinfs": [{"id_ksp": f"N{numero}", "rang": 1}],
            }
        ],
        "natinfs": [{"id_ksp": f"N{numero}", "code": "7151", "libelle": "VOL"}],
        **champs,
    }


def role(*affaires: dict, audience: str = "AUD-1", **champs) -> bytes:
    """Un rôle d'une audience du tribunal de Grasse."""
    contenu = {
        "format": "role-v1",
        "juridiction": "Tribunal judiciaire de Grasse",
        "audiences": [
            {
                "id_cassiopee": audience,
                "date": "2026-11-24",
                "heure_debut": "13:30",
                "libelleService": "Chambre 15",
                "type": "collégiale",
                "affaires": list(affaires),
                **champs,
            }
        ],
    }
    return json.dumps(contenu).encode()


def importer(juridiction, contenu: bytes, nom: str = "role.json"):
    """Dépose et applique, comme le ferait un greffier."""
    par = UtilisateurFactory()
    return appliquer_role(deposer_role(juridiction, nom_fichier=nom, contenu=contenu, par=par), par=par)


def importer_fichier(juridiction, fichier):
    """Importe un fichier d'exemple."""
    return importer(juridiction, fichier.read_bytes(), fichier.name)
