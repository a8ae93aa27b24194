"""Observations du président et mentions ajoutées après la signature."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audiences", "0030_cloisonne_la_releve"),
        ("comptes", "0004_cloisonne_les_jours_chomes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ObservationPresident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("texte", models.TextField(verbose_name="observations")),
                (
                    "le",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="le"
                    ),
                ),
                (
                    "auteur",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "juridiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="comptes.juridiction",
                        verbose_name="juridiction",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="audiences.note",
                    ),
                ),
            ],
            options={
                "verbose_name": "observations du président",
                "verbose_name_plural": "observations du président",
                "ordering": ["le", "id"],
            },
        ),
        migrations.CreateModel(
            name="MentionPosterieure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("RECTIFICATION", "rectification d’une erreur matérielle"),
                            ("PRECISION", "précision"),
                            ("EVENEMENT", "événement postérieur"),
                            ("REPONSE", "réponse aux observations du président"),
                        ],
                        max_length=20,
                        verbose_name="nature",
                    ),
                ),
                ("texte", models.TextField(verbose_name="texte")),
                (
                    "le",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="le"
                    ),
                ),
                (
                    "auteur",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "juridiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="comptes.juridiction",
                        verbose_name="juridiction",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentions_posterieures",
                        to="audiences.note",
                    ),
                ),
                (
                    "repond_a",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reponses",
                        to="audiences.observationpresident",
                        verbose_name="répond aux observations",
                    ),
                ),
            ],
            options={
                "verbose_name": "mention postérieure",
                "verbose_name_plural": "mentions postérieures",
                "ordering": ["le", "id"],
            },
        ),
        migrations.AddConstraint(
            model_name="observationpresident",
            constraint=models.CheckConstraint(
                condition=models.Q(("texte", ""), _negated=True),
                name="observationpresident_dite",
                violation_error_message="Dites au greffier ce qui empêche de viser la note.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentionposterieure",
            constraint=models.CheckConstraint(
                condition=models.Q(("texte", ""), _negated=True),
                name="mentionposterieure_dite",
                violation_error_message="Écrivez la mention.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentionposterieure",
            constraint=models.CheckConstraint(
                condition=models.Q(("nature__in", ["RECTIFICATION", "PRECISION", "EVENEMENT", "REPONSE"])),
                name="mentionposterieure_nature_connue",
            ),
        ),
    ]
