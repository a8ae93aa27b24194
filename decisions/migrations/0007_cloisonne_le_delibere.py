"""Cloisonne les délibérés et les demandes de renvoi par juridiction."""

from django.db import migrations

from mistral.socle.schema import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("decisions", "0006_delibere")]
    operations = [Cloisonner("Delibere"), Cloisonner("DemandeRenvoi")]
