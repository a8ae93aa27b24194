"""Relève entre greffiers, segments signés, marques privées des lecteurs."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audiences", "0028_cloisonne_les_demandes"),
        ("comptes", "0004_cloisonne_les_jours_chomes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Releve",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "le",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="le"
                    ),
                ),
                (
                    "audience",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releves",
                        to="audiences.audience",
                    ),
                ),
                (
                    "entrant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="greffier entrant",
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
                    "sortant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="greffier sortant",
                    ),
                ),
            ],
            options={
                "verbose_name": "relève",
                "ordering": ["le", "id"],
            },
        ),
        migrations.CreateModel(
            name="SegmentNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "empreinte",
                    models.CharField(max_length=64, verbose_name="empreinte de la dernière frappe"),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version de la note")),
                ("debut_le", models.DateTimeField(verbose_name="première frappe le")),
                (
                    "signe_le",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="signé le"
                    ),
                ),
                (
                    "derniere",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audiences.operationnote",
                        verbose_name="dernière frappe",
                    ),
                ),
                (
                    "greffier",
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
                        related_name="segments",
                        to="audiences.note",
                    ),
                ),
                (
                    "premiere",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audiences.operationnote",
                        verbose_name="première frappe",
                    ),
                ),
                (
                    "releve",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="segments",
                        to="audiences.releve",
                    ),
                ),
            ],
            options={
                "verbose_name": "segment de note",
                "verbose_name_plural": "segments de note",
                "ordering": ["signe_le", "id"],
            },
        ),
        migrations.AddField(
            model_name="mention",
            name="segment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mentions",
                to="audiences.segmentnote",
                verbose_name="segment signé",
            ),
        ),
        migrations.CreateModel(
            name="MarqueNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("est_a_revoir", models.BooleanField(default=True, verbose_name="à revoir")),
                ("texte", models.CharField(blank=True, max_length=200, verbose_name="annotation")),
                (
                    "le",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="le"
                    ),
                ),
                (
                    "auteur",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
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
                    "mention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marques",
                        to="audiences.mention",
                    ),
                ),
            ],
            options={
                "verbose_name": "marque privée",
                "verbose_name_plural": "marques privées",
                "constraints": [
                    models.UniqueConstraint(fields=("auteur", "mention"), name="marquenote_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("est_a_revoir", True), models.Q(("texte", ""), _negated=True), _connector="OR"
                        ),
                        name="marquenote_dit_quelque_chose",
                        violation_error_message="Cochez « à revoir », ou écrivez une annotation.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="releve",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("entrant__isnull", True),
                    models.Q(("entrant", models.F("sortant")), _negated=True),
                    _connector="OR",
                ),
                name="releve_a_un_autre",
                violation_error_message="La relève se prend par un autre greffier.",
            ),
        ),
        migrations.AddConstraint(
            model_name="segmentnote",
            constraint=models.UniqueConstraint(fields=("releve", "note"), name="segmentnote_unique"),
        ),
        migrations.AddConstraint(
            model_name="segmentnote",
            constraint=models.CheckConstraint(
                condition=models.Q(("derniere__gte", models.F("premiere"))),
                name="segmentnote_frappes_ordonnees",
            ),
        ),
        migrations.AddConstraint(
            model_name="segmentnote",
            constraint=models.CheckConstraint(
                condition=models.Q(("signe_le__gte", models.F("debut_le"))),
                name="segmentnote_signe_apres_debut",
            ),
        ),
        migrations.AddConstraint(
            model_name="segmentnote",
            constraint=models.CheckConstraint(
                condition=models.Q(("empreinte", ""), _negated=True), name="segmentnote_scelle"
            ),
        ),
    ]
