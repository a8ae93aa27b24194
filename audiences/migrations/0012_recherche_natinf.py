"""Donne à la nomenclature ses mots cherchables et ses infractions courantes, au chargement son contenu."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions.datetime
from django.db import migrations, models

import mistral.socle.recherche


class Migration(migrations.Migration):
    dependencies = [("audiences", "0011_cloisonne_les_disjonctions")]

    operations = [
        migrations.CreateModel(
            name="MotNatinf",
            fields=[
                (
                    "mot",
                    models.CharField(max_length=80, primary_key=True, serialize=False, verbose_name="mot"),
                ),
            ],
            options={
                "verbose_name": "mot de la nomenclature",
                "verbose_name_plural": "mots de la nomenclature",
            },
        ),
        migrations.AddField(
            model_name="importnatinf",
            name="applique_le",
            field=models.DateTimeField(blank=True, null=True, verbose_name="appliqué le"),
        ),
        migrations.AddField(
            model_name="importnatinf",
            name="contenu",
            field=models.BinaryField(null=True, verbose_name="contenu du fichier"),
        ),
        migrations.AlterField(
            model_name="importnatinf",
            name="le",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), verbose_name="déposé le"
            ),
        ),
        migrations.AddField(
            model_name="natinf",
            name="est_courante",
            field=models.BooleanField(default=False, verbose_name="infraction courante"),
        ),
        migrations.AddField(
            model_name="versionnatinf",
            name="mots",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.SearchVector(
                    mistral.socle.recherche.Normalise("libelle"), config="simple"
                ),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="versionnatinf",
            index=django.contrib.postgres.indexes.GinIndex(fields=["mots"], name="versionnatinf_mots"),
        ),
        migrations.AddConstraint(
            model_name="importnatinf",
            constraint=models.CheckConstraint(
                condition=models.Q(("applique_le__isnull", True), ("contenu__isnull", True), _connector="OR"),
                name="importnatinf_applique_sans_contenu",
            ),
        ),
    ]
