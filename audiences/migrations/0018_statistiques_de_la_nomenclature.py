"""Laisse l'application rafraîchir les statistiques de la nomenclature, qu'elle vient de changer en nombre.

`ANALYZE` est réservé au propriétaire des tables ; sans lui, PostgreSQL cherche sur d'anciens décomptes tant que
son entretien n'est pas passé.
"""

from django.db import migrations

ANALYSE = """
CREATE FUNCTION mistral_analyser_nomenclature() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  ANALYZE audiences_natinf;
  ANALYZE audiences_versionnatinf;
  ANALYZE audiences_motnatinf;
END
$$;
REVOKE EXECUTE ON FUNCTION mistral_analyser_nomenclature() FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("audiences", "0017_cloisonne_les_places_liberees")]

    operations = [migrations.RunSQL(ANALYSE, "DROP FUNCTION mistral_analyser_nomenclature()")]
