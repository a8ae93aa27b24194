"""Cloisonne les décisions et les pièces par juridiction."""

from django.db import migrations

from mistral.socle.schema import Cloisonner

TABLES = ["Decision", "SortInfraction", "Peine", "RegleOutrepassee", "Renvoi", "Piece"]


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_initiale"), ("audiences", "0003_cloisonnement")]

    operations = [Cloisonner(table) for table in TABLES]
