"""Retire des parties les liens désormais tenus par leur table."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audiences", "0008_reporte_les_liens")]

    operations = [
        migrations.RemoveField("partie", "lien_juridique"),
        migrations.RemoveField("partie", "lien_social"),
        migrations.RemoveField("partie", "represente"),
    ]
