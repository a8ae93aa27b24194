"""Cloisonne la relève et les marques ; un segment signé ne change plus, une marque n'est qu'à son auteur."""

from django.db import migrations

from mistral.socle.schema import AjoutSeul, Cloisonner, CloisonnerCle


class Migration(migrations.Migration):
    dependencies = [("audiences", "0029_releve_et_marques")]

    operations = [
        Cloisonner("Releve"),
        Cloisonner("SegmentNote"),
        Cloisonner("MarqueNote", a_soi="auteur_id"),
        CloisonnerCle("Mention", colonne="segment_id"),
        AjoutSeul("Releve"),
        AjoutSeul("SegmentNote"),
    ]
