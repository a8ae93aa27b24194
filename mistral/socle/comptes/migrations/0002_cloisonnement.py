"""Cloisonne services, salles et habilitations. Chacun lit ses propres habilitations."""

from django.db import migrations

from mistral.socle.schema import FONCTIONS, RETRAIT_FONCTIONS, Cloisonner


class Migration(migrations.Migration):
    dependencies = [("comptes", "0001_initiale")]

    operations = [
        migrations.RunSQL(FONCTIONS, RETRAIT_FONCTIONS),
        Cloisonner("Service"),
        Cloisonner("Salle"),
        Cloisonner("Habilitation", aussi="utilisateur_id = (SELECT mistral_utilisateur())"),
    ]
