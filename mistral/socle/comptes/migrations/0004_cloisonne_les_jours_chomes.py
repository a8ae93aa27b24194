"""Cloisonne les jours chômés propres à un tribunal."""

from django.db import migrations

from mistral.socle.schema import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("comptes", "0003_dates_et_jours_chomes")]

    operations = [Cloisonner("JourChome")]
