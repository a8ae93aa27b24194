"""Cloisonne les suspensions et les corrections d'heures ; deux intervalles ne se chevauchent jamais."""

from django.db import migrations

from mistral.socle.schema import AjoutSeul, Cloisonner, CloisonnerCle

# La borne commune se corrige dans les deux intervalles d'un même ordre : la contrainte se lit à sa fin.
SANS_CHEVAUCHEMENT = """
ALTER TABLE {table} ADD CONSTRAINT {nom}_sans_chevauchement
  EXCLUDE USING gist ({parent} WITH =, tstzrange(debut_le, fin_le) WITH &&) DEFERRABLE INITIALLY IMMEDIATE
"""
RETRAIT = "ALTER TABLE {table} DROP CONSTRAINT {nom}_sans_chevauchement"
TABLES = (
    {"table": "audiences_session", "nom": "session", "parent": "audience_id"},
    {"table": "audiences_suspensionaffaire", "nom": "suspensionaffaire", "parent": "inscription_id"},
)


class Migration(migrations.Migration):
    dependencies = [("audiences", "0020_horloge")]
    operations = [
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS btree_gist", migrations.RunSQL.noop),
        Cloisonner("SuspensionAffaire"),
        Cloisonner("CorrectionHoraire"),
        CloisonnerCle("Session", colonne="mention_id"),
        AjoutSeul("CorrectionHoraire"),
        *(
            migrations.RunSQL(SANS_CHEVAUCHEMENT.format(**table), RETRAIT.format(**table))
            for table in TABLES
        ),
    ]
