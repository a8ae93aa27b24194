"""Chargement des infractions courantes fournies avec le logiciel."""

import csv
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from audiences.models import Natinf, VersionNatinf

LISTE = Path(__file__).resolve().parents[1] / "donnees" / "natinf-frequentes.csv"


@transaction.atomic
def charger_natinf(chemin: Path = LISTE) -> int:
    """Crée ou rafraîchit les numéros de la liste et leur version en vigueur ; rend leur nombre. Idempotent.

    Dans ce fichier relu, une peine d'emprisonnement vide veut dire « aucune encourue » (0 mois).
    """
    with chemin.open(encoding="utf-8-sig", newline="") as fichier:
        lignes = list(csv.DictReader(fichier, delimiter=";"))
    Natinf.objects.bulk_create(
        [Natinf(numero=ligne["numero"], famille=ligne["famille"], est_courante=True) for ligne in lignes],
        update_conflicts=True,
        unique_fields=["numero"],
        update_fields=["famille", "est_courante"],
    )
    numeros = dict(Natinf.objects.values_list("numero", "pk"))
    # Un numéro que le fichier officiel a déjà daté garde ses versions : celle-ci les recouvrirait.
    dates = set(
        VersionNatinf.objects.filter(du__isnull=False, au__isnull=True).values_list("natinf", flat=True)
    )
    connues = set(VersionNatinf.objects.filter(du__isnull=True).values_list("natinf", flat=True))
    VersionNatinf.objects.bulk_create(
        [
            _version(ligne, cle)
            for ligne in lignes
            if (cle := numeros[ligne["numero"]]) not in dates or cle in connues
        ],
        update_conflicts=True,
        unique_fields=["natinf", "du"],
        update_fields=[
            "libelle",
            "nature",
            "articles_definition",
            "articles_repression",
            "encouru_mois",
            "encouru_amende",
            "source",
        ],
    )
    return len(lignes)


def _version(ligne: dict[str, str], natinf_id: int) -> VersionNatinf:
    return VersionNatinf(
        natinf_id=natinf_id,
        libelle=ligne["libelle"],
        nature=ligne["nature"],
        articles_definition=ligne["articles_definition"],
        articles_repression=ligne["articles_repression"],
        encouru_mois=int(ligne["peine_emprisonnement_mois"] or 0),
        encouru_amende=Decimal(ligne["amende_eur"]) if ligne["amende_eur"] else None,
        source=ligne["source"],
    )
