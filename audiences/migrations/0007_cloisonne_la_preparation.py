"""Cloisonne les tables de la préparation et les clés ajoutées aux tables déjà cloisonnées."""

from django.db import migrations

from mistral.socle.schema import AjoutSeul, Cloisonner, CloisonnerCle

TABLES = [
    "ChoixImport",
    "Correction",
    "Jonction",
    "LigneRejetee",
    "MembreJuridiction",
    "MouvementAudience",
    "NatureAffaire",
    "RejetImport",
    "Remplacement",
    "Representation",
    "Verification",
]
CLES = [
    ("Affaire", "disjointe_de_id"),
    ("Infraction", "parent_id"),
    ("Infraction", "racine_id"),
    ("Intervenant", "membre_id"),
    ("Prevention", "remplace_id"),
]


class Migration(migrations.Migration):
    dependencies = [("audiences", "0006_preparer_l_audience"), ("comptes", "0002_cloisonnement")]

    operations = [
        *[Cloisonner(table) for table in TABLES],
        *[CloisonnerCle(modele, colonne=colonne) for modele, colonne in CLES],
        AjoutSeul("MouvementAudience"),
    ]
