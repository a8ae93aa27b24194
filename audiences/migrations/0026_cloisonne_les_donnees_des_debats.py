"""Cloisonne par juridiction les données des débats."""

from django.db import migrations

from mistral.socle.schema import Cloisonner, CloisonnerCle

TABLES = ("Interprete", "Temoin", "Expert", "Incident", "Telecommunication", "HuisClos", "ActeDePolice")


class Migration(migrations.Migration):
    dependencies = [("audiences", "0025_donnees_des_debats"), ("comptes", "0002_cloisonnement")]

    operations = [
        *(Cloisonner(table) for table in TABLES),
        CloisonnerCle("Comparution", colonne="mention_avocat_id"),
    ]
