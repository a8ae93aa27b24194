"""Cloisonne par juridiction ce que les parties et le ministère public demandent."""

from django.db import migrations

from mistral.socle.schema import Cloisonner

TABLES = ("Conclusion", "Requisition", "PeineRequise", "Constitution", "DemandeCivile", "DemandeDefense")


class Migration(migrations.Migration):
    dependencies = [
        ("audiences", "0027_conclusions_requisitions_demandes"),
        ("comptes", "0002_cloisonnement"),
    ]

    operations = [Cloisonner(table) for table in TABLES]
