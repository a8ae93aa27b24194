"""Cloisonne par juridiction les manques passés outre à la signature d'une note."""

from django.db import migrations

from mistral.socle.schema import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("audiences", "0004_note_et_commandes"), ("comptes", "0002_cloisonnement")]

    operations = [Cloisonner("ManqueOutrepasse")]
