"""Chargement de la liste des tribunaux fournie avec le logiciel."""

import csv
from pathlib import Path

from django.db import transaction

from mistral.socle.comptes.models import Juridiction

LISTE = Path(__file__).resolve().parents[1] / "donnees" / "juridictions.csv"


@transaction.atomic
def charger_juridictions(chemin: Path = LISTE) -> int:
    """Crée les tribunaux absents et rafraîchit leur cour d'appel ; rend leur nombre. Idempotent."""
    with chemin.open(encoding="utf-8-sig", newline="") as fichier:
        lignes = list(csv.DictReader(fichier, delimiter=";"))
    tribunaux = [
        Juridiction(
            nom=ligne["nom"],
            type=ligne["type"],
            cour_appel=ligne["cour_appel"],
            departement=ligne["departement"],
        )
        for ligne in lignes
    ]
    Juridiction.objects.bulk_create(
        tribunaux,
        update_conflicts=True,
        unique_fields=["nom"],
        update_fields=["type", "cour_appel", "departement"],
    )
    return len(tribunaux)
