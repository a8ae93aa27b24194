"""Cloisonne le journal et le met en ajout seul ; une connexion n'appartient à aucun tribunal."""

from django.db import migrations

from mistral.socle.schema import AjoutSeul, Cloisonner


class Migration(migrations.Migration):
    dependencies = [("socle", "0001_initiale"), ("comptes", "0002_cloisonnement")]

    operations = [
        Cloisonner("EntreeJournal", nul_permis=True, aussi="juridiction_id IS NULL"),
        AjoutSeul("EntreeJournal"),
    ]
