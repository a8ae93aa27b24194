"""Cloisonne ce qui suit la signature, en ajout seul, et fige en base la note signée (CPP 453 al. 2)."""

from django.db import migrations

from mistral.socle.schema import AjoutSeul, Cloisonner

FIGER = """
CREATE FUNCTION mistral_note_signee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM audiences_note WHERE id = coalesce(NEW.note_id, OLD.note_id)
             AND signee_le IS NOT NULL) THEN
    RAISE EXCEPTION 'La note est signée : elle ne se modifie plus.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END
$$;
CREATE FUNCTION mistral_signature_figee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Une signature et un visa ne se reprennent pas.' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER audiences_mention_note_signee BEFORE INSERT OR UPDATE OR DELETE ON audiences_mention
  FOR EACH ROW EXECUTE FUNCTION mistral_note_signee();
CREATE TRIGGER audiences_operationnote_note_signee BEFORE INSERT ON audiences_operationnote
  FOR EACH ROW EXECUTE FUNCTION mistral_note_signee();
CREATE TRIGGER audiences_manqueoutrepasse_note_signee BEFORE INSERT OR UPDATE OR DELETE
  ON audiences_manqueoutrepasse FOR EACH ROW EXECUTE FUNCTION mistral_note_signee();
CREATE TRIGGER audiences_note_signature_figee BEFORE UPDATE ON audiences_note FOR EACH ROW
  WHEN (OLD.signee_le IS NOT NULL
        AND ((NEW.signee_le, NEW.signee_par_id, NEW.version, NEW.inscription_id)
             IS DISTINCT FROM (OLD.signee_le, OLD.signee_par_id, OLD.version, OLD.inscription_id)
             OR (OLD.visee_le IS NOT NULL
                 AND (NEW.visee_le, NEW.visee_par_id) IS DISTINCT FROM (OLD.visee_le, OLD.visee_par_id))))
  EXECUTE FUNCTION mistral_signature_figee();
CREATE TRIGGER audiences_note_signee_gardee BEFORE DELETE ON audiences_note FOR EACH ROW
  WHEN (OLD.signee_le IS NOT NULL) EXECUTE FUNCTION mistral_signature_figee();
"""
RENDRE = """
DROP TRIGGER audiences_note_signee_gardee ON audiences_note;
DROP TRIGGER audiences_note_signature_figee ON audiences_note;
DROP TRIGGER audiences_manqueoutrepasse_note_signee ON audiences_manqueoutrepasse;
DROP TRIGGER audiences_operationnote_note_signee ON audiences_operationnote;
DROP TRIGGER audiences_mention_note_signee ON audiences_mention;
DROP FUNCTION mistral_signature_figee();
DROP FUNCTION mistral_note_signee();
"""


class Migration(migrations.Migration):
    dependencies = [("audiences", "0031_mentions_posterieures"), ("comptes", "0002_cloisonnement")]

    operations = [
        Cloisonner("ObservationPresident"),
        Cloisonner("MentionPosterieure"),
        AjoutSeul("ObservationPresident"),
        AjoutSeul("MentionPosterieure"),
        migrations.RunSQL(FIGER, RENDRE),
    ]
