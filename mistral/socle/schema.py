"""Opérations de migration : cloisonner une table par juridiction, la rendre en ajout seul."""

from django.db.migrations.operations.base import Operation

FONCTIONS = """
CREATE OR REPLACE FUNCTION mistral_juridictions() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT string_to_array(nullif(current_setting('mistral.juridictions', true), ''), ',')::bigint[]
$$;
CREATE OR REPLACE FUNCTION mistral_utilisateur() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('mistral.utilisateur', true), '')::bigint
$$;
CREATE OR REPLACE FUNCTION mistral_ajout_seul() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'La table % ne reçoit que des ajouts.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
"""
RETRAIT_FONCTIONS = """
DROP FUNCTION mistral_ajout_seul(); DROP FUNCTION mistral_utilisateur(); DROP FUNCTION mistral_juridictions();
"""


def _cles_cloisonnees(modele):
    """Donne les clés étrangères d'un modèle vers d'autres tables portant une juridiction."""
    for champ in modele._meta.local_fields:
        cible = champ.remote_field and champ.remote_field.model
        if cible and any(f.name == "juridiction" for f in cible._meta.local_fields):
            yield champ.column, cible._meta.db_table


def _cle_composee(table: str, colonne: str, parent: str) -> str:
    return (
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{colonne}_meme_tribunal"
        f" FOREIGN KEY ({colonne}, juridiction_id) REFERENCES {parent} (id, juridiction_id)"
        " DEFERRABLE INITIALLY IMMEDIATE"
    )


class _OperationSurModele(Operation):
    reversible = True
    reduces_to_sql = True

    def __init__(self, modele, **options):
        self.modele = modele
        self.options = options

    def deconstruct(self):
        """Donne de quoi réécrire l'opération."""
        return (self.__class__.__name__, [self.modele], self.options)

    def state_forwards(self, app_label, state):
        """Ne change rien à l'état des modèles : seule la base est concernée."""

    def _modele(self, app_label, etat):
        return etat.apps.get_model(app_label, self.modele)


class Cloisonner(_OperationSurModele):
    """Force la sécurité au niveau des lignes et rattache chaque clé étrangère à la même juridiction.

    Les clés `(parent, juridiction)` rendent impossible, en base, une ligne d'un tribunal rattachée à
    l'objet d'un autre. Options : `nul_permis` admet l'ajout d'une ligne sans juridiction ; `aussi` ajoute
    une condition de lecture (SQL constant, écrit dans la migration) ; `a_soi` nomme la colonne de l'auteur,
    seul à voir et à changer ses lignes.
    """

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Pose la politique et les clés composées."""
        modele = self._modele(app_label, to_state)
        table = modele._meta.db_table
        condition = "juridiction_id = ANY((SELECT mistral_juridictions())::bigint[])"
        if "a_soi" in self.options:
            condition = f"{condition} AND {self.options['a_soi']} = (SELECT mistral_utilisateur())"
        lecture = f"{condition} OR {self.options['aussi']}" if "aussi" in self.options else condition
        ecriture = f"{condition} OR juridiction_id IS NULL" if self.options.get("nul_permis") else condition
        ordres = [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY lire ON {table} FOR SELECT USING ({lecture})",
            f"CREATE POLICY ajouter ON {table} FOR INSERT WITH CHECK ({ecriture})",
            f"CREATE POLICY modifier ON {table} FOR UPDATE USING ({condition}) WITH CHECK ({condition})",
            f"CREATE POLICY supprimer ON {table} FOR DELETE USING ({condition})",
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_juridiction_cle UNIQUE (id, juridiction_id)",
        ]
        ordres += [_cle_composee(table, *cle) for cle in _cles_cloisonnees(modele)]
        for ordre in ordres:
            schema_editor.execute(ordre)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Retire les clés composées et la politique."""
        modele = self._modele(app_label, to_state)
        table = modele._meta.db_table
        for colonne, _ in _cles_cloisonnees(modele):
            schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {table}_{colonne}_meme_tribunal")
        schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {table}_juridiction_cle")
        for politique in ("lire", "ajouter", "modifier", "supprimer"):
            schema_editor.execute(f"DROP POLICY {politique} ON {table}")
        schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    def describe(self):
        """Dit ce que fait l'opération."""
        return f"Cloisonne {self.modele} par juridiction"


class CloisonnerCle(_OperationSurModele):
    """Rattache à la même juridiction une clé étrangère ajoutée à une table déjà cloisonnée.

    Option : `colonne`, nom de la colonne de la clé.
    """

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Pose la clé composée."""
        modele = self._modele(app_label, to_state)
        schema_editor.execute(_cle_composee(modele._meta.db_table, *self._cle(modele)))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Retire la clé composée."""
        modele = self._modele(app_label, from_state)
        table = modele._meta.db_table
        schema_editor.execute(
            f"ALTER TABLE {table} DROP CONSTRAINT {table}_{self.options['colonne']}_meme_tribunal"
        )

    def _cle(self, modele):
        return next(cle for cle in _cles_cloisonnees(modele) if cle[0] == self.options["colonne"])

    def describe(self):
        """Dit ce que fait l'opération."""
        return f"Rattache {self.modele}.{self.options['colonne']} à la même juridiction"


class AjoutSeul(_OperationSurModele):
    """Refuse en base toute modification, suppression ou vidage de la table, même à son propriétaire."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Pose les déclencheurs."""
        table = self._modele(app_label, to_state)._meta.db_table
        schema_editor.execute(
            f"CREATE TRIGGER {table}_ajout_seul BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION mistral_ajout_seul()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {table}_sans_vidage BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION mistral_ajout_seul()"
        )

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Retire les déclencheurs."""
        table = self._modele(app_label, to_state)._meta.db_table
        schema_editor.execute(f"DROP TRIGGER {table}_ajout_seul ON {table}")
        schema_editor.execute(f"DROP TRIGGER {table}_sans_vidage ON {table}")

    def describe(self):
        """Dit ce que fait l'opération."""
        return f"Met {self.modele} en ajout seul"
