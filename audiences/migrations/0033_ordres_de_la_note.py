"""Prépare en base les ordres d'un envoi de frappes : la base en garde le plan au lieu de le refaire.

Les fonctions agissent avec les droits de qui les appelle : la cloison s'applique à chaque ordre.
"""

from django.db import migrations

PREPARER = """
CREATE FUNCTION mistral_note_verrouiller(
  le_passage bigint, les_operations uuid[], les_mentions uuid[], les_parties bigint[],
  OUT la_note bigint, OUT juridiction bigint, OUT version int, OUT signee_le timestamptz, OUT empreinte text, OUT recues jsonb,
  OUT mentions jsonb, OUT parties bigint[]
) LANGUAGE plpgsql AS $$
DECLARE
  cle uuid;
  lue jsonb;
BEGIN
  SELECT n.id, n.juridiction_id, n.version, n.signee_le INTO la_note, juridiction, version, signee_le
    FROM audiences_note n WHERE n.inscription_id = le_passage FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  -- Lu après le verrou : ce que l'envoi précédent vient d'écrire s'y trouve. Une clé à la fois : le plan gardé
  -- prend alors l'index de la clé, jamais la lecture de toute la table.
  FOREACH cle IN ARRAY les_operations LOOP
    SELECT jsonb_build_object('id', o.id, 'identifiant', o.identifiant, 'mention', o.mention,
        'est_conflit', o.est_conflit, 'version', o.version, 'recue_le', o.recue_le, 'seq', o.seq) INTO lue
      FROM audiences_operationnote o WHERE o.identifiant = cle AND o.note_id + 0 = la_note;
    IF FOUND THEN recues := coalesce(recues, '[]') || lue; END IF;
  END LOOP;
  FOREACH cle IN ARRAY les_mentions LOOP
    SELECT jsonb_build_object('id', m.id, 'identifiant', m.identifiant, 'etape', m.etape,
        'locuteur', m.locuteur, 'partie_id', m.partie_id, 'texte', m.texte, 'commande', m.commande,
        'version', m.version, 'effacee_le', m.effacee_le, 'auteur_id', m.auteur_id,
        'segment_id', m.segment_id) INTO lue
      FROM audiences_mention m WHERE m.identifiant = cle AND m.note_id + 0 = la_note;
    IF FOUND THEN mentions := coalesce(mentions, '[]') || lue; END IF;
  END LOOP;
  -- L'encadrement et l'ordre sur la note imposent l'index de la note : celui des clés lirait les autres notes.
  SELECT o.empreinte INTO empreinte FROM audiences_operationnote o WHERE o.note_id BETWEEN la_note AND la_note
    ORDER BY o.note_id DESC, o.id DESC LIMIT 1;
  IF cardinality(les_parties) > 0 THEN
    SELECT array_agg(p.id) INTO parties FROM audiences_partie p
      JOIN audiences_inscription i ON i.affaire_id = p.affaire_id
      WHERE i.id = le_passage AND p.id = ANY(les_parties);
  END IF;
END
$$;
CREATE FUNCTION mistral_note_ecrire(
  la_note bigint, la_version int, les_operations jsonb, les_neuves jsonb, les_changees jsonb
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  l record;
BEGIN
  INSERT INTO audiences_operationnote (juridiction_id, note_id, identifiant, mention, nature, etape, locuteur,
      partie_id, texte, base, poste, seq, version, est_conflit, auteur_id, recue_le, precedente, empreinte)
    SELECT juridiction_id, note_id, identifiant, mention, nature, etape, locuteur, partie_id, texte, base,
      poste, seq, version, est_conflit, auteur_id, recue_le, precedente, empreinte
    FROM jsonb_to_recordset(les_operations) AS ligne (juridiction_id bigint, note_id bigint, identifiant uuid,
      mention uuid, nature text, etape text, locuteur text, partie_id bigint, texte text, base int,
      poste uuid, seq int, version int, est_conflit bool, auteur_id bigint, recue_le timestamptz,
      precedente text, empreinte text);
  IF jsonb_array_length(les_neuves) > 0 THEN
    INSERT INTO audiences_mention (etape, locuteur, partie_id, texte, version, modifiee_le, effacee_le,
        auteur_id, juridiction_id, note_id, identifiant, rang, commande, creee_le)
      SELECT etape, locuteur, partie_id, texte, version, modifiee_le, effacee_le, auteur_id, juridiction_id,
        note_id, identifiant, rang, commande, creee_le
      FROM jsonb_to_recordset(les_neuves) AS ligne (etape text, locuteur text, partie_id bigint, texte text,
        version int, modifiee_le timestamptz, effacee_le timestamptz, auteur_id bigint, juridiction_id bigint,
        note_id bigint, identifiant uuid, rang int, commande text, creee_le timestamptz);
  END IF;
  FOR l IN SELECT * FROM jsonb_to_recordset(les_changees) AS ligne (id bigint, etape text, locuteur text,
      partie_id bigint, texte text, version int, modifiee_le timestamptz, effacee_le timestamptz,
      auteur_id bigint)
  LOOP
    UPDATE audiences_mention m SET etape = l.etape, locuteur = l.locuteur, partie_id = l.partie_id,
      texte = l.texte, version = l.version, modifiee_le = l.modifiee_le, effacee_le = l.effacee_le,
      auteur_id = l.auteur_id WHERE m.id = l.id;
  END LOOP;
  UPDATE audiences_note n SET version = la_version WHERE n.id = la_note AND n.version <> la_version;
END
$$;
"""
RETIRER = """
DROP FUNCTION mistral_note_ecrire(bigint, int, jsonb, jsonb, jsonb);
DROP FUNCTION mistral_note_verrouiller(bigint, uuid[], uuid[], bigint[]);
"""


class Migration(migrations.Migration):
    dependencies = [("audiences", "0032_cloisonne_les_mentions_posterieures")]

    operations = [migrations.RunSQL(PREPARER, RETIRER)]
