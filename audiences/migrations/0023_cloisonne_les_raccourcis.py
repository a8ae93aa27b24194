"""Cloisonne par juridiction les raccourcis de frappe."""

from django.db import migrations

from mistral.socle.schema import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("audiences", "0022_raccourcis"), ("comptes", "0002_cloisonnement")]

    operations = [Cloisonner("Raccourci")]
