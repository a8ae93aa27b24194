"""Cloisonne par juridiction tout ce qui appartient à une audience ; la frappe est en ajout seul."""

from django.db import migrations

from mistral.socle.schema import AjoutSeul, Cloisonner

TABLES = [
    "Audience",
    "Intervenant",
    "Session",
    "Affaire",
    "Inscription",
    "Personne",
    "Avocat",
    "Partie",
    "Infraction",
    "Prevention",
    "Note",
    "Mention",
    "OperationNote",
    "Comparution",
    "ImportRole",
]


class Migration(migrations.Migration):
    dependencies = [("audiences", "0002_initiale"), ("comptes", "0002_cloisonnement")]

    operations = [*(Cloisonner(table) for table in TABLES), AjoutSeul("OperationNote")]
