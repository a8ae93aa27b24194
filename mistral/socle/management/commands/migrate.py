"""`migrate`, puis les droits du rôle de l'application : des tables, mais jamais leur structure."""

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as Migrer
from django.db import connections
from psycopg import sql


class Command(Migrer):
    """Migre avec le rôle propriétaire, puis accorde au rôle de l'application ce qu'il peut faire."""

    help = "Met la base à jour avec le rôle propriétaire, puis accorde ses droits au rôle de l’application."

    def add_arguments(self, parser):
        """Choisit la connexion du propriétaire quand elle existe."""
        super().add_arguments(parser)
        if "proprietaire" in settings.DATABASES:
            parser.set_defaults(database="proprietaire")

    def handle(self, *args, **options):
        """Migre puis accorde les droits."""
        resultat = super().handle(*args, **options)
        connexion = connections[options["database"]]
        if not (options.get("plan") or options.get("check_unapplied")):
            _accorder(connexion, settings.ROLE_APPLICATION)
        return resultat


def _accorder(connexion, role: str) -> None:
    """Accorde lecture et écriture des lignes ; les tables en ajout seul perdent le reste."""
    with connexion.cursor() as curseur:
        curseur.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if curseur.fetchone() is None:
            raise CommandError(
                f"Le rôle « {role} » n’existe pas. Créez les rôles d’après docs/exploitation/roles.sql, "
                "puis relancez."
            )
        nom = sql.Identifier(role)
        for ordre in (
            "GRANT USAGE ON SCHEMA public TO {role}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
            "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role}",
        ):
            curseur.execute(sql.SQL(ordre).format(role=nom))
        curseur.execute(
            "SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'mistral_ajout_seul'"
        )
        for (table,) in curseur.fetchall():
            curseur.execute(
                sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}").format(
                    table=sql.Identifier(table), role=nom
                )
            )
