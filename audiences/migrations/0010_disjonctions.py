"""Disjonctions : ce qui quitte une affaire, et ce qui en a été retiré."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audiences", "0009_retire_les_liens_des_parties"),
        ("comptes", "0002_cloisonnement"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Disjonction",
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
                    "juridiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="comptes.juridiction",
                        verbose_name="juridiction",
                    ),
                ),
                (
                    "nouvelle",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disjonction_subie",
                        to="audiences.inscription",
                    ),
                ),
                (
                    "origine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disjonctions",
                        to="audiences.inscription",
                    ),
                ),
                (
                    "par",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "disjonction",
                "ordering": ["le", "id"],
            },
        ),
        migrations.CreateModel(
            name="ElementDisjoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "disjonction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="elements",
                        to="audiences.disjonction",
                    ),
                ),
                (
                    "infraction",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audiences.infraction",
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
                    "partie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audiences.partie",
                    ),
                ),
                (
                    "prevention",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audiences.prevention",
                    ),
                ),
            ],
            options={
                "verbose_name": "élément disjoint",
                "verbose_name_plural": "éléments disjoints",
            },
        ),
        migrations.AddConstraint(
            model_name="disjonction",
            constraint=models.CheckConstraint(
                condition=models.Q(("origine", models.F("nouvelle")), _negated=True),
                name="disjonction_de_deux_affaires",
            ),
        ),
        migrations.AddConstraint(
            model_name="elementdisjoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("infraction__isnull", True), ("partie__isnull", False), ("prevention__isnull", True)
                    ),
                    models.Q(
                        ("infraction__isnull", False), ("partie__isnull", True), ("prevention__isnull", True)
                    ),
                    models.Q(
                        ("infraction__isnull", True), ("partie__isnull", True), ("prevention__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="elementdisjoint_un_seul_objet",
            ),
        ),
        migrations.AddConstraint(
            model_name="elementdisjoint",
            constraint=models.UniqueConstraint(
                fields=("disjonction", "partie"), name="elementdisjoint_partie"
            ),
        ),
        migrations.AddConstraint(
            model_name="elementdisjoint",
            constraint=models.UniqueConstraint(
                fields=("disjonction", "infraction"), name="elementdisjoint_infraction"
            ),
        ),
        migrations.AddConstraint(
            model_name="elementdisjoint",
            constraint=models.UniqueConstraint(
                fields=("disjonction", "prevention"), name="elementdisjoint_prevention"
            ),
        ),
    ]
