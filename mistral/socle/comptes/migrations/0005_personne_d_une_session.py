"""Prépare en base la lecture d'une personne et de ses habilitations, faite à chaque requête."""

from django.db import migrations

# Chacun lit ses propres habilitations : la politique de la table demande de savoir qui lit.
PREPARER = """
CREATE FUNCTION mistral_personne(qui bigint, jour date, OUT personne comptes_utilisateur, OUT habilitations jsonb)
LANGUAGE plpgsql AS $$
DECLARE
  precedent text := coalesce(current_setting('mistral.utilisateur', true), '');
BEGIN
  PERFORM set_config('mistral.utilisateur', qui::text, false);
  SELECT * INTO personne FROM comptes_utilisateur u WHERE u.id = qui;
  SELECT jsonb_agg(jsonb_build_array(h.id, h.juridiction_id, h.utilisateur_id, h.service_id, h.fonction,
      h.du, h.au)) INTO habilitations
    FROM comptes_habilitation h WHERE h.utilisateur_id = qui AND h.du <= jour AND (h.au IS NULL OR h.au >= jour);
  PERFORM set_config('mistral.utilisateur', precedent, false);
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("comptes", "0004_cloisonne_les_jours_chomes")]

    operations = [migrations.RunSQL(PREPARER, "DROP FUNCTION mistral_personne(bigint, date)")]
