"""Raccourcis de frappe : ceux d'une personne, d'un service ou d'un tribunal, et ceux de tous."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import mistral.socle.recherche


class Migration(migrations.Migration):
    dependencies = [
        ("audiences", "0021_cloisonne_l_horloge"),
        ("comptes", "0002_cloisonnement"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RaccourciNational",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("abreviation", models.CharField(max_length=20, verbose_name="abréviation")),
                ("texte", models.TextField(verbose_name="texte")),
                (
                    "accord",
                    models.CharField(
                        choices=[
                            ("PARTIE", "la partie choisie au composeur"),
                            ("PREVENU", "le prévenu"),
                            ("PARTIE_CIVILE", "la partie civile"),
                        ],
                        default="PARTIE",
                        max_length=20,
                        verbose_name="s’accorde avec",
                    ),
                ),
                ("est_propose", models.BooleanField(default=True, verbose_name="proposé")),
                (
                    "fourni_sous",
                    models.CharField(
                        blank=True, editable=False, max_length=40, verbose_name="abréviation fournie"
                    ),
                ),
                (
                    "retouche_le",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="modifié par l’administration le"
                    ),
                ),
                (
                    "cle",
                    models.GeneratedField(
                        db_persist=True,
                        expression=mistral.socle.recherche.Normalise(models.F("abreviation")),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "recherche",
                    models.GeneratedField(
                        db_persist=True,
                        expression=mistral.socle.recherche.Normalise(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("abreviation"),
                                    "||",
                                    models.Value(" "),
                                    output_field=models.TextField(),
                                ),
                                "||",
                                models.F("texte"),
                                output_field=models.TextField(),
                            )
                        ),
                        output_field=models.TextField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "raccourci national",
                "verbose_name_plural": "raccourcis nationaux",
                "ordering": ["abreviation", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("cle",),
                        name="raccourcinational_abreviation_unique",
                        violation_error_message="Cette abréviation existe déjà.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("fourni_sous", ""), _negated=True),
                        fields=("fourni_sous",),
                        name="raccourcinational_fourni_unique",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cle__regex", "^[a-z0-9]{1,20}$")),
                        name="raccourcinational_abreviation_en_lettres",
                        violation_error_message="Une abréviation n’a que des lettres et des chiffres, vingt au plus.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("texte", ""), _negated=True),
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("texte"), 2000
                            ),
                        ),
                        name="raccourcinational_texte_borne",
                        violation_error_message="Le texte compte de 1 à 2 000 caractères.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accord__in", ["PARTIE", "PREVENU", "PARTIE_CIVILE"])),
                        name="raccourcinational_accord_connu",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Raccourci",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("abreviation", models.CharField(max_length=20, verbose_name="abréviation")),
                ("texte", models.TextField(verbose_name="texte")),
                (
                    "accord",
                    models.CharField(
                        choices=[
                            ("PARTIE", "la partie choisie au composeur"),
                            ("PREVENU", "le prévenu"),
                            ("PARTIE_CIVILE", "la partie civile"),
                        ],
                        default="PARTIE",
                        max_length=20,
                        verbose_name="s’accorde avec",
                    ),
                ),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "cle",
                    models.GeneratedField(
                        db_persist=True,
                        expression=mistral.socle.recherche.Normalise(models.F("abreviation")),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "recherche",
                    models.GeneratedField(
                        db_persist=True,
                        expression=mistral.socle.recherche.Normalise(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("abreviation"),
                                    "||",
                                    models.Value(" "),
                                    output_field=models.TextField(),
                                ),
                                "||",
                                models.F("texte"),
                                output_field=models.TextField(),
                            )
                        ),
                        output_field=models.TextField(),
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
                    "modifie_par",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="modifié par",
                    ),
                ),
                (
                    "proprietaire",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="propriétaire",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="comptes.service",
                        verbose_name="service",
                    ),
                ),
            ],
            options={
                "verbose_name": "raccourci",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("juridiction", "proprietaire", "service", "cle"),
                        name="raccourci_abreviation_unique",
                        nulls_distinct=False,
                        violation_error_message="Cette abréviation existe déjà ici.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proprietaire__isnull", True), ("service__isnull", True), _connector="OR"
                        ),
                        name="raccourci_portee_unique",
                        violation_error_message="Un raccourci est d’une personne ou d’un service, pas des deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cle__regex", "^[a-z0-9]{1,20}$")),
                        name="raccourci_abreviation_en_lettres",
                        violation_error_message="Une abréviation n’a que des lettres et des chiffres, vingt au plus.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("texte", ""), _negated=True),
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("texte"), 2000
                            ),
                        ),
                        name="raccourci_texte_borne",
                        violation_error_message="Le texte compte de 1 à 2 000 caractères.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accord__in", ["PARTIE", "PREVENU", "PARTIE_CIVILE"])),
                        name="raccourci_accord_connu",
                    ),
                ],
            },
        ),
    ]
