"""Verrouille en base une prévention sur laquelle une décision porte : ni remplacée, ni ramenée."""

from django.db import migrations

VERROU = """
CREATE FUNCTION decisions_verrou() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.remplace_id IS NOT NULL AND EXISTS (
    SELECT FROM decisions_sortinfraction s
    WHERE (NEW.retiree_le IS NULL AND s.prevention_id = NEW.remplace_id)
       OR (NEW.retiree_le IS NOT NULL AND s.prevention_id = NEW.id AND EXISTS (
         SELECT FROM audiences_prevention p WHERE p.id = NEW.remplace_id AND p.retiree_le IS NULL))
  ) THEN
    RAISE EXCEPTION 'Une décision porte sur cette prévention.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'prevention_decidee_verrouillee';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER decisions_prevention_verrou
  AFTER INSERT OR UPDATE OF remplace_id, retiree_le ON audiences_prevention
  FOR EACH ROW EXECUTE FUNCTION decisions_verrou();
CREATE FUNCTION decisions_sort_actif() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM audiences_prevention p WHERE p.remplace_id = NEW.prevention_id AND p.retiree_le IS NULL
  ) THEN
    RAISE EXCEPTION 'Une prévention remplacée par une autre qualification n''est plus à décider.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'sortinfraction_prevention_active';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER decisions_sort_actif BEFORE INSERT OR UPDATE OF prevention_id ON decisions_sortinfraction
  FOR EACH ROW EXECUTE FUNCTION decisions_sort_actif();
"""
RETRAIT = """
DROP TRIGGER decisions_sort_actif ON decisions_sortinfraction;
DROP FUNCTION decisions_sort_actif();
DROP TRIGGER decisions_prevention_verrou ON audiences_prevention;
DROP FUNCTION decisions_verrou();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0004_renvoi_qui_cree_l_audience"),
        ("audiences", "0013_mots_et_lignees"),
    ]

    operations = [migrations.RunSQL(VERROU, RETRAIT)]
