"""Tient en base les mots de la nomenclature, et ce qu'une lignée de qualifications ne peut violer."""

from django.db import migrations

MOTS = """
CREATE FUNCTION audiences_mots_natinf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audiences_motnatinf (mot)
  SELECT DISTINCT mot FROM nouvelles, unnest(string_to_array(nouvelles.recherche, ' ')) AS mot
  WHERE length(mot) BETWEEN 2 AND 80
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER audiences_mots_ajoutes AFTER INSERT ON audiences_versionnatinf
  REFERENCING NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION audiences_mots_natinf();
CREATE TRIGGER audiences_mots_changes AFTER UPDATE ON audiences_versionnatinf
  REFERENCING NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION audiences_mots_natinf();
INSERT INTO audiences_motnatinf (mot)
SELECT DISTINCT mot FROM audiences_versionnatinf, unnest(string_to_array(recherche, ' ')) AS mot
WHERE length(mot) BETWEEN 2 AND 80
ON CONFLICT DO NOTHING;
CREATE INDEX audiences_motnatinf_trigrammes ON audiences_motnatinf USING gin (mot gin_trgm_ops);
"""
RETRAIT_MOTS = """
DROP INDEX audiences_motnatinf_trigrammes;
DROP TRIGGER audiences_mots_changes ON audiences_versionnatinf;
DROP TRIGGER audiences_mots_ajoutes ON audiences_versionnatinf;
DROP FUNCTION audiences_mots_natinf();
"""

# Posée après l'ordre : une disjonction retire toute une lignée d'un coup.
LIGNEE = """
CREATE FUNCTION audiences_lignee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.remplace_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM audiences_prevention p
    JOIN audiences_infraction ancienne ON ancienne.id = p.infraction_id
    JOIN audiences_infraction nouvelle ON nouvelle.id = NEW.infraction_id
    WHERE p.id = NEW.remplace_id AND p.prevenu_id = NEW.prevenu_id AND nouvelle.parent_id = ancienne.id
  ) THEN
    RAISE EXCEPTION 'Une prévention en remplace une autre, du même prévenu et de la qualification copiée.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'prevention_remplace_sa_lignee';
  END IF;
  IF NEW.remplace_id IS NOT NULL AND NEW.retiree_le IS NOT NULL AND EXISTS (
    SELECT FROM audiences_prevention p WHERE p.remplace_id = NEW.id AND p.retiree_le IS NULL
  ) THEN
    RAISE EXCEPTION 'Une prévention remplacée ne revient pas : revenir d''abord sur ce qui la remplace.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'prevention_revient_par_la_fin';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER audiences_prevention_lignee
  AFTER INSERT OR UPDATE OF remplace_id, retiree_le, infraction_id, prevenu_id ON audiences_prevention
  FOR EACH ROW EXECUTE FUNCTION audiences_lignee();
"""
RETRAIT_LIGNEE = """
DROP TRIGGER audiences_prevention_lignee ON audiences_prevention;
DROP FUNCTION audiences_lignee();
"""


class Migration(migrations.Migration):
    dependencies = [("audiences", "0012_recherche_natinf")]

    operations = [
        migrations.RunSQL(MOTS, RETRAIT_MOTS),
        migrations.RunSQL(LIGNEE, RETRAIT_LIGNEE),
    ]
