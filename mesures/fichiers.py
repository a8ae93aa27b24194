"""Fichiers de rôle à mesurer : réalistes, et toujours les mêmes pour une même clé."""

import datetime
import io
import json

from openpyxl import Workbook

from audiences.formats.table_colonnes import TITRES

LIGNES_PAR_AFFAIRE = 5
AFFAIRES_PAR_AUDIENCE = 20
LUNDI = datetime.date(2027, 3, 1)
TRIBUNAL = "Tribunal judiciaire de Grasse"


def classeur(lignes: int, cle: str) -> bytes:
    """Donne un classeur XLSX de tant de lignes : par affaire, deux prévenus, deux faits et une victime."""
    document = Workbook(write_only=True)
    feuille = document.create_sheet("Rôle")
    feuille.append(list(TITRES.values()))
    for numero in range(lignes // LIGNES_PAR_AFFAIRE):
        for ligne in _lignes(cle, numero):
            feuille.append([ligne.get(colonne, "") for colonne in TITRES])
    sortie = io.BytesIO()
    document.save(sortie)
    return sortie.getvalue()


def _lignes(cle: str, numero: int) -> list[dict]:
    commun = {
        "date": LUNDI + datetime.timedelta(days=numero // AFFAIRES_PAR_AUDIENCE),
        "heure": "09:00",
        "service": f"Chambre {cle}",
        "formation": "collégiale",
        "salle": "Salle des mesures",
        "president": "Mme Hélène MESURE",
        "ordre": numero % AFFAIRES_PAR_AUDIENCE + 1,
        "numero_parquet": f"270{cle}{numero:07d}",
        "mode_poursuite": "COPJ",
    }
    faits = (("7151", "VOL", "lundi"), ("24758", "RECEL DE BIEN PROVENANT D'UN VOL", "mardi"))
    prevenus = [
        {
            **commun,
            "qualite": "Prévenu",
            "nom": f"MESURE-{cle}-{numero}-{rang}",
            "prenoms": "Alex Camille",
            "naissance": datetime.date(1980 + rang, 5, 17),
            "commune_naissance": "Grasse",
            "nationalite": "française",
            "adresse": f"{numero} rue des Mesures",
            "code_postal": "06130",
            "localite": "Grasse",
            "avocat": "Me DURAND",
            "barreau": "Grasse",
            "convoque_le": LUNDI - datetime.timedelta(days=60),
            "natinf": natinf,
            "libelle_infraction": libelle,
            "date_faits": datetime.date(2026, 6, 1 + position),
            "lieu_faits": "Grasse",
        }
        for rang in (1, 2)
        for position, (natinf, libelle, _) in enumerate(faits)
    ]
    return [
        *prevenus,
        {**commun, "qualite": "Victime", "nom": f"VICTIME-{cle}-{numero}", "prenoms": "Dominique"},
    ]


def role(affaires: int, cle: str) -> bytes:
    """Donne un rôle JSON d'une audience de tant d'affaires, dont tous les identifiants portent la clé."""
    audience = {
        "id_cassiopee": f"AUD-{cle}",
        "date": "2027-04-05",
        "heure_debut": "09:00",
        "libelleService": "Chambre des mesures",
        "type": "collégiale",
        "intervenants": [{"role": "president", "libelle_complet": "Mme Hélène MESURE"}],
        "affaires": [_affaire(cle, numero) for numero in range(affaires)],
    }
    return json.dumps({"format": "role-v1", "juridiction": TRIBUNAL, "audiences": [audience]}).encode()


def _affaire(cle: str, numero: int) -> dict:
    base = f"{cle}-{numero}"
    faits = [
        {
            "id_ksp": f"I{base}-{rang}",
            "code": "7151",
            "libelle": "VOL",
            "debut": {"year": 2026, "month": rang},
        }
        for rang in (1, 2)
    ]
    personnes = [
        {
            "id_ksp": f"P{base}-{rang}",
            "role": "Prévenu" if rang < 3 else "Victime",
            "nom": f"MESURE-{base}-{rang}",
            "prenom_1": "Alex",
            "date_naissance": {"year": 1980, "month": 5, "day": 17},
            "nationalite": {"code": "100", "libelle": "française"},
            "adresse": {"ligne_1": "1 rue des Mesures", "code_postal": "06130", "localite": "Grasse"},
            "avocat": "Me DURAND",
            "natinfs": [{"id_ksp": fait["id_ksp"]} for fait in faits] if rang < 3 else [],
        }
        for rang in (1, 2, 3)
    ]
    return {
        "id_ksp_affaire": f"F{base}",
        "numero_parquet": f"27{cle}{numero:05d}",
        "personnes": personnes,
        "natinfs": faits,
    }
