"""Cloisonne par juridiction les places libérées."""

from django.db import migrations

from mistral.socle.schema import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("audiences", "0016_places_liberees"), ("comptes", "0002_cloisonnement")]

    operations = [Cloisonner("PlaceLiberee")]
