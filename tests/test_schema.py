"""La base elle-même cloisonne les tribunaux et garde ce qui est en ajout seul : lu dans son catalogue."""

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from mistral.socle.cloisonnement import cloison
from mistral.socle.journal import consigner
from tests.audiences.factories import AffaireFactory, AudienceFactory, InscriptionFactory, NoteFactory
from tests.base import AJOUT_SEUL, PRIVEES, modeles_cloisonnes, proprietaire
from tests.monde import peupler
from tests.socle.factories import JuridictionFactory

pytestmark = pytest.mark.django_db

CLOISONNES = modeles_cloisonnes()
TABLES = [modele._meta.db_table for modele in CLOISONNES]

# Tables sans juridiction, et pourquoi elles peuvent s'en passer. Toute autre table doit être cloisonnée.
COMMUNES = {
    "comptes_juridiction": "les tribunaux eux-mêmes, liste publique",
    "comptes_utilisateur": "une personne peut servir plusieurs tribunaux ; l’administration filtre",
    "comptes_utilisateur_groups": "table de Django, vide : les droits viennent des fonctions",
    "comptes_utilisateur_user_permissions": "table de Django, vide : les droits viennent des fonctions",
    "audiences_natinf": "nomenclature nationale",
    "audiences_versionnatinf": "nomenclature nationale",
    "audiences_motnatinf": "mots de la nomenclature nationale",
    "audiences_importnatinf": "chargements de la nomenclature nationale",
    "audiences_differencenatinf": "chargements de la nomenclature nationale",
    "audiences_valeurdeliste": "listes nationales de codes",
    "audiences_raccourcinational": "raccourcis de frappe offerts à tous",
    "auth_group": "table de Django, vide",
    "auth_group_permissions": "table de Django, vide",
    "auth_permission": "table de Django",
    "django_admin_log": "table de Django : des libellés d’objets administrés, sans affaire",
    "django_content_type": "table de Django",
    "django_session": "sessions",
    "dsfr_dsfrconfig": "table de la bibliothèque d’apparence",
    "dsfr_dsfrsocialmedia": "table de la bibliothèque d’apparence",
    "procrastinate_jobs": "file des tâches : identifiants seulement",
    "procrastinate_events": "file des tâches",
    "procrastinate_periodic_defers": "file des tâches",
    "procrastinate_workers": "file des tâches",
}


def lire(requete: str, *parametres) -> list[tuple]:
    with connection.cursor() as curseur:
        curseur.execute(requete, parametres)
        return curseur.fetchall()


def test_toute_table_est_cloisonnee_ou_nommee_commune():
    tables = {modele._meta.db_table for modele in apps.get_models(include_auto_created=True)}
    assert tables - set(TABLES) == set(COMMUNES)


@pytest.mark.parametrize("table", TABLES)
def test_la_securite_par_ligne_est_active_et_forcee(table):
    [(active, forcee)] = lire(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", table
    )
    assert (active, forcee) == (True, True)


@pytest.mark.parametrize("table", TABLES)
def test_chaque_ordre_a_une_politique_et_une_seule(table):
    politiques = lire(
        "SELECT cmd, permissive, coalesce(qual, ''), coalesce(with_check, '') FROM pg_policies"
        " WHERE tablename = %s",
        table,
    )
    assert sorted(ordre for ordre, *_ in politiques) == ["DELETE", "INSERT", "SELECT", "UPDATE"]
    for ordre, permissive, lecture, ecriture in politiques:
        assert permissive == "PERMISSIVE"
        for condition in (lecture, ecriture):
            assert condition == "" or "mistral_juridictions()" in condition
        assert lecture or ordre == "INSERT"
        assert ecriture or ordre in {"SELECT", "DELETE"}


# Lectures plus larges que le tribunal, et pourquoi.
LECTURES_PLUS_LARGES = {
    "comptes_habilitation": "utilisateur_id",  # chacun lit ses propres fonctions
    "socle_entreejournal": "juridiction_id IS NULL",  # les connexions ne sont d'aucun tribunal
}


@pytest.mark.parametrize("table", TABLES)
def test_aucune_lecture_n_est_plus_large_que_prevu(table):
    [(condition,)] = lire("SELECT qual FROM pg_policies WHERE tablename = %s AND cmd = 'SELECT'", table)
    assert (" OR " in condition) == (table in LECTURES_PLUS_LARGES)
    assert LECTURES_PLUS_LARGES.get(table, "") in condition


@pytest.mark.parametrize("table", TABLES)
def test_l_identifiant_et_la_juridiction_forment_une_cle(table):
    cles = lire(
        "SELECT array_agg(a.attname::text ORDER BY a.attname) FROM pg_constraint c"
        " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)"
        " WHERE c.conrelid = %s::regclass AND c.contype = 'u' GROUP BY c.oid",
        table,
    )
    assert (["id", "juridiction_id"],) in cles


def cles_etrangeres_cloisonnees() -> list[tuple[str, str, str]]:
    return [
        (modele._meta.db_table, champ.column, champ.remote_field.model._meta.db_table)
        for modele in CLOISONNES
        for champ in modele._meta.local_fields
        if champ.remote_field and champ.remote_field.model._meta.db_table in TABLES
    ]


@pytest.mark.parametrize(("table", "colonne", "parent"), cles_etrangeres_cloisonnees())
def test_chaque_cle_vers_une_table_cloisonnee_emporte_la_juridiction(table, colonne, parent):
    cles = lire(
        "SELECT array_agg(a.attname::text ORDER BY k.rang), array_agg(b.attname::text ORDER BY k.rang),"
        " c.confrelid::regclass::text"
        " FROM pg_constraint c"
        " CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS k(ici, la, rang)"
        " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.ici"
        " JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.la"
        " WHERE c.conrelid = %s::regclass AND c.contype = 'f' AND c.convalidated GROUP BY c.oid",
        table,
    )
    assert ([colonne, "juridiction_id"], ["id", "juridiction_id"], parent) in cles


def test_le_role_de_l_application_ne_peut_ni_contourner_ni_changer_la_base():
    [(superutilisateur, contourne, cree_roles, cree_bases)] = lire(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
    )
    assert not any((superutilisateur, contourne, cree_roles, cree_bases))
    assert (
        lire(
            "SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member"
            " WHERE r.rolname = current_user"
        )
        == []
    )
    possedees = lire(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND pg_get_userbyid(relowner) = current_user"
    )
    assert possedees == []


@pytest.mark.parametrize(
    "ordre",
    [
        "ALTER TABLE audiences_affaire DISABLE ROW LEVEL SECURITY",
        "DROP POLICY lire ON audiences_affaire",
        "CREATE TABLE intruse (id int)",
        "TRUNCATE audiences_affaire CASCADE",
        "ALTER TABLE socle_entreejournal DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION mistral_juridictions() RETURNS bigint[] LANGUAGE sql AS 'SELECT NULL'",
    ],
)
def test_le_role_de_l_application_ne_peut_lever_la_cloison(ordre):
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(ordre)


def test_ce_role_est_aussi_celui_de_la_production_et_le_proprietaire_reste_soumis():
    with proprietaire() as connexion:
        [role] = connexion.execute(
            "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
        ).fetchall()
        assert role == (False,)
        for table in TABLES:
            # Sans réglage, même le propriétaire ne voit rien : la sécurité par ligne est forcée.
            compte = connexion.execute(f"SELECT count(*) FROM {table} WHERE juridiction_id IS NOT NULL")
            assert compte.fetchone() == (0,)


def test_la_liste_des_tables_en_ajout_seul_est_celle_de_la_base():
    tables = lire(
        "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger"
        " WHERE tgfoid = 'mistral_ajout_seul'::regproc AND tgenabled = 'O'"
    )
    assert {table for (table,) in tables} == AJOUT_SEUL


@pytest.fixture
def entree_et_operation(tribunal):
    """Une ligne dans chaque table en ajout seul."""
    note = NoteFactory(inscription__audience__juridiction=tribunal)
    connecte = peupler(tribunal, "essai").greffier
    consigner("essai", note, par=connecte)
    return note


@pytest.mark.parametrize("table", sorted(AJOUT_SEUL))
@pytest.mark.parametrize(
    "ordre", ["UPDATE {} SET juridiction_id = juridiction_id", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_l_application_ne_peut_qu_ajouter(entree_et_operation, table, ordre):
    assert lire(f"SELECT count(*) FROM {table}") != [(0,)]
    with pytest.raises(DatabaseError) as refus, transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(ordre.format(table))
    assert "ne reçoit que des ajouts" in str(refus.value) or "permission denied" in str(refus.value)


@pytest.mark.parametrize("table", sorted(AJOUT_SEUL))
def test_le_proprietaire_ne_peut_pas_vider_la_table(table):
    with proprietaire() as connexion, pytest.raises(psycopg.Error, match="ne reçoit que des ajouts"):
        connexion.execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize(
    "ordre", ["UPDATE socle_entreejournal SET acte = 'autre'", "DELETE FROM socle_entreejournal"]
)
def test_le_proprietaire_ne_peut_ni_corriger_ni_effacer_le_journal(ordre):
    with proprietaire() as connexion:
        connexion.execute("ALTER TABLE socle_entreejournal NO FORCE ROW LEVEL SECURITY")
        connexion.execute("INSERT INTO socle_entreejournal (acte, objet_type) VALUES ('essai', '')")
        with pytest.raises(psycopg.Error, match="ne reçoit que des ajouts"):
            connexion.execute(ordre)


def tribunaux_vus() -> dict[str, set[int]]:
    """Donne, par table, les tribunaux dont la session voit des lignes ; sans ce qui n'est qu'à son auteur."""
    return {
        table: {numero for (numero,) in lire(f"SELECT DISTINCT juridiction_id FROM {table}")} - {None}
        for table in TABLES
        if table not in PRIVEES
    }


def test_les_lignes_d_un_autre_tribunal_sont_invisibles_meme_en_sql(tribunal, autre_tribunal):
    peupler(tribunal, "ici")
    peupler(autre_tribunal, "ailleurs")
    communes = set(TABLES) - PRIVEES
    assert tribunaux_vus() == {table: {tribunal.pk, autre_tribunal.pk} for table in communes}
    with cloison([tribunal.pk]):
        assert tribunaux_vus() == {table: {tribunal.pk} for table in communes}
    with cloison([]):
        assert tribunaux_vus() == {table: set() for table in communes}


@pytest.mark.parametrize("valeur", ["''", "NULL", "'0'"])
def test_un_reglage_vide_ne_montre_rien(tribunal, valeur):
    AffaireFactory(juridiction=tribunal)
    with transaction.atomic():
        with connection.cursor() as curseur:
            curseur.execute(f"SELECT set_config('mistral.juridictions', {valeur}, true)")
        assert lire("SELECT 1 FROM audiences_affaire") == []
        transaction.set_rollback(True)


def test_on_ne_peut_ecrire_chez_l_autre_tribunal(tribunal, autre_tribunal):
    affaire = AffaireFactory(juridiction=tribunal)
    with cloison([tribunal.pk]):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            AffaireFactory(juridiction=autre_tribunal)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            type(affaire).objects.filter(pk=affaire.pk).update(juridiction=autre_tribunal)


def test_on_ne_peut_ni_modifier_ni_supprimer_chez_l_autre_tribunal(tribunal, autre_tribunal):
    affaire = AffaireFactory(juridiction=autre_tribunal)
    with cloison([tribunal.pk]):
        assert type(affaire).objects.filter(pk=affaire.pk).update(intitule="effacée") == 0
        assert lire(
            "WITH retiree AS (DELETE FROM audiences_affaire WHERE id = %s RETURNING 1)"
            " SELECT count(*) FROM retiree",
            affaire.pk,
        ) == [(0,)]


def test_un_enfant_ne_peut_tenir_au_parent_d_un_autre_tribunal(tribunal, autre_tribunal):
    audience = AudienceFactory(juridiction=tribunal)
    with pytest.raises(IntegrityError, match="meme_tribunal"), transaction.atomic():
        InscriptionFactory(
            audience=audience,
            juridiction=tribunal,
            affaire=AffaireFactory(juridiction=autre_tribunal),
        )
    etrangere = InscriptionFactory(audience__juridiction=autre_tribunal)
    with pytest.raises(IntegrityError, match="meme_tribunal"), transaction.atomic():
        etrangere.audience = audience
        etrangere.save(update_fields=["audience"])


def test_un_tribunal_cree_apres_coup_n_est_vu_de_personne(tribunal):
    nouveau = JuridictionFactory()
    with cloison([nouveau.pk]):
        AudienceFactory(juridiction=nouveau)
    assert lire("SELECT 1 FROM audiences_audience WHERE juridiction_id = %s", nouveau.pk) == []
