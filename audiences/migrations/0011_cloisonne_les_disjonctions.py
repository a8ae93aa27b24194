"""Cloisonne par juridiction les disjonctions et ce qu'elles ont retiré."""

from django.db import migrations

from mistral.socle.schema import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("audiences", "0010_disjonctions"), ("comptes", "0002_cloisonnement")]

    operations = [Cloisonner("Disjonction"), Cloisonner("ElementDisjoint")]
