"""Garde l'onglet et le rang de chaque frappe : rien de ce qu'un poste a tapé ne manque ni ne double."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("audiences", "0018_statistiques_de_la_nomenclature")]

    operations = [
        migrations.AddField(
            model_name="operationnote",
            name="poste",
            field=models.UUIDField(blank=True, null=True, verbose_name="onglet qui l’a tapée"),
        ),
        migrations.AddField(
            model_name="operationnote",
            name="seq",
            field=models.PositiveIntegerField(
                blank=True, null=True, verbose_name="rang de frappe de cet onglet"
            ),
        ),
        migrations.AddConstraint(
            model_name="operationnote",
            constraint=models.UniqueConstraint(
                condition=Q(poste__isnull=False),
                fields=("note", "poste", "seq"),
                name="operationnote_rang_de_frappe",
                violation_error_message="Ce rang de frappe a déjà servi sur ce poste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="operationnote",
            constraint=models.CheckConstraint(
                condition=Q(poste__isnull=True, seq__isnull=True)
                | Q(poste__isnull=False, seq__gte=1, seq__isnull=False),
                name="operationnote_rang_et_poste",
                violation_error_message="Un rang de frappe vaut pour un poste, à partir de 1.",
            ),
        ),
    ]
