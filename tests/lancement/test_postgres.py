"""Le serveur privé, pour de vrai : démarré, tué, redémarré, partagé."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from mistral.lancement.binaires import Identite, est_atteignable
from mistral.lancement.chemins import RACINE
from mistral.lancement.erreurs import LancementImpossible
from mistral.lancement.partage import effacer, serveur_prive
from mistral.lancement.postgres import ServeurPrive

TENIR = (
    "from mistral.lancement.__main__ import principale; import sys; sys.exit(principale(['base', 'demo']))"
)


@pytest.fixture
def serveur(donnees):
    """Un serveur éteint, arrêté à la fin quoi qu'il arrive."""
    serveur = ServeurPrive("demo")
    yield serveur
    serveur.arreter()


def demande(adresse, requete):
    with psycopg.connect(adresse, autocommit=True) as connexion:
        return connexion.execute(requete).fetchone()


def ecrire(adresse, valeur):
    with psycopg.connect(adresse, autocommit=True) as connexion:
        connexion.execute("CREATE TABLE IF NOT EXISTS memoire (valeur text)")
        connexion.execute("INSERT INTO memoire VALUES (%s)", [valeur])


def attendre(condition, delai=10.0):
    limite = time.monotonic() + delai
    while not condition():
        assert time.monotonic() < limite, "délai dépassé"
        time.sleep(0.02)


def test_les_donnees_survivent_a_un_arret_propre_et_a_un_kill_9(donnees):
    with serveur_prive("demo") as adresses:
        ecrire(adresses.proprietaire, "arrêt propre")
        pid = ServeurPrive("demo").pid()
    assert ServeurPrive("demo").pid() is None
    attendre(lambda: not Path(f"/proc/{pid}").exists())  # le système retire le processus juste après

    with serveur_prive("demo") as adresses:
        ecrire(adresses.proprietaire, "kill")
        pid = ServeurPrive("demo").pid()
        os.kill(pid, signal.SIGKILL)
        attendre(lambda: ServeurPrive("demo").pid() is None)

    with serveur_prive("demo") as adresses:
        assert demande(adresses.proprietaire, "SELECT count(*) FROM memoire") == (2,)


def test_le_serveur_nest_joignable_que_par_sa_socket_fermee_aux_porteurs_de_mots_de_passe(serveur):
    serveur.demarrer()
    proprietaire = serveur.adresses.proprietaire
    assert demande(proprietaire, "SHOW listen_addresses") == ("",)
    assert demande(proprietaire, "SHOW fsync") == ("on",)
    for dossier in (serveur.socket, serveur.donnees):
        assert stat.S_IMODE(dossier.stat().st_mode) == 0o700
    for fichier in (*(serveur.dossier / "secrets").iterdir(), serveur.journal):
        assert stat.S_IMODE(fichier.stat().st_mode) == 0o600
    for faute in ("", "faux"):
        parametres = psycopg.conninfo.conninfo_to_dict(serveur.adresses.application) | {"password": faute}
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(**parametres)


@pytest.mark.parametrize(("usage", "cree_des_bases"), [("demo", False), ("essais", True)])
def test_aucun_role_ne_peut_plus_que_son_office(donnees, usage, cree_des_bases):
    droits = "SELECT rolsuper, rolbypassrls, rolcreaterole, rolreplication, rolcreatedb FROM pg_roles"
    with serveur_prive(usage) as adresses:
        moi = f"{droits} WHERE rolname = current_user"
        assert demande(adresses.application, moi) == (False, False, False, False, False)
        assert demande(adresses.proprietaire, moi) == (False, False, False, False, cree_des_bases)
        assert demande(
            adresses.proprietaire,
            "SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding) FROM pg_database"
            " WHERE datname = 'mistral'",
        ) == ("mistral_proprietaire", "UTF8")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            demande(adresses.application, "CREATE TABLE intruse ()")
        # Même les accents changent de casse : l'ordre et la casse viennent de PostgreSQL.
        assert demande(adresses.application, "SELECT lower('ÉLODIE'), public.unaccent('é')") == (
            "élodie",
            "e",
        )


def test_une_base_dessais_nait_avec_ses_extensions(donnees):
    with serveur_prive("essais") as adresses:
        with psycopg.connect(adresses.proprietaire, autocommit=True) as connexion:
            connexion.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier("essai_neuf")))
        neuve = adresses.proprietaire.replace("/mistral?", "/essai_neuf?")
        with psycopg.connect(neuve) as connexion:
            extensions = {nom for (nom,) in connexion.execute("SELECT extname FROM pg_extension")}
    assert {"unaccent", "pg_trgm", "btree_gist"} <= extensions


def test_le_dernier_lancement_sorti_eteint_le_serveur(donnees):
    commande = [sys.executable, "-c", TENIR]
    with subprocess.Popen(commande, cwd=RACINE, stdout=subprocess.PIPE, text=True) as premier:
        try:
            for ligne in premier.stdout:
                if "prêt" in ligne:
                    break
            pid = ServeurPrive("demo").pid()
            assert pid is not None
            with serveur_prive("demo") as adresses:
                assert ServeurPrive("demo").pid() == pid, "un second serveur a été démarré"
            assert demande(adresses.application, "SELECT 1") == (1,), "le serveur d'un autre a été arrêté"
            with pytest.raises(LancementImpossible, match="arrêtez-la"):
                effacer("demo")
        finally:
            premier.send_signal(signal.SIGINT)
            assert premier.wait(10) == 0
    assert ServeurPrive("demo").pid() is None


def test_un_serveur_orphelin_est_repris_puis_eteint(donnees):
    commande = [sys.executable, "-c", TENIR]
    with subprocess.Popen(commande, cwd=RACINE, stdout=subprocess.PIPE, text=True) as premier:
        for ligne in premier.stdout:
            if "prêt" in ligne:
                break
        premier.kill()
    pid = ServeurPrive("demo").pid()
    assert pid is not None
    with serveur_prive("demo"):
        assert ServeurPrive("demo").pid() == pid
    assert ServeurPrive("demo").pid() is None


def test_un_numero_de_processus_reemploye_nempeche_pas_de_demarrer(serveur):
    """Après un redémarrage de la machine, le numéro du serveur mort est parfois celui d'un autre."""
    serveur.demarrer()
    serveur.arreter()
    dormeur = subprocess.Popen(["sleep", "60"], **serveur.identite.options())
    try:
        contenu = f"{dormeur.pid}\n{serveur.donnees}\n0\n5432\n{serveur.socket}\n\n0 0\nready\n"
        (serveur.donnees / "postmaster.pid").write_text(contenu)
        (serveur.socket / ".s.PGSQL.5432.lock").write_text(contenu)
        serveur.demarrer()
        assert serveur.pid() not in {None, dormeur.pid}
        assert dormeur.poll() is None, "un programme étranger a été arrêté"
    finally:
        dormeur.kill()
        dormeur.wait()


def test_une_creation_interrompue_est_reprise(serveur):
    (serveur.dossier / "postgresql.en-cours").mkdir()
    (serveur.dossier / "postgresql.en-cours" / "reste").write_text("")
    serveur.demarrer()
    assert demande(serveur.adresses.application, "SELECT 1") == (1,)


def test_effacer_ne_touche_ni_aux_autres_usages_ni_aux_voisins(donnees):
    voisin = donnees / "lettre.txt"
    voisin.write_text("à garder")
    with serveur_prive("demo") as adresses:
        ecrire(adresses.proprietaire, "à effacer")
    (donnees / "essais").mkdir()
    (donnees / "essais" / "à garder").touch()
    effacer("demo")
    assert voisin.read_text() == "à garder"
    assert (donnees / "essais" / "à garder").exists()
    with serveur_prive("demo") as adresses:
        assert demande(adresses.proprietaire, "SELECT to_regclass('memoire')") == (None,)


def test_des_donnees_dune_autre_version_sont_refusees_sans_etre_touchees(serveur):
    serveur.demarrer()
    serveur.arreter()
    (serveur.donnees / "PG_VERSION").write_text("17\n")
    with pytest.raises(LancementImpossible, match="PostgreSQL 17"):
        serveur.demarrer()
    assert (serveur.donnees / "base").is_dir()


def test_une_base_dessais_abimee_est_refaite(donnees):
    serveur = ServeurPrive("essais")
    serveur.demarrer()
    serveur.arreter()
    (serveur.donnees / "global" / "pg_control").write_bytes(b"")
    with serveur_prive("essais") as adresses:
        assert demande(adresses.application, "SELECT 1") == (1,)


def test_un_chemin_trop_long_donne_une_socket_courte(donnees, monkeypatch):
    monkeypatch.setenv("MISTRAL_DONNEES", str(donnees / ("d" * 90)))
    with serveur_prive("demo") as adresses:
        assert demande(adresses.application, "SELECT 1") == (1,)
        socket = ServeurPrive("demo").socket
        assert len(str(socket)) < 100
    socket.rmdir()


def test_un_dossier_de_socket_pose_par_un_autre_est_refuse(donnees):
    serveur = ServeurPrive("demo")
    serveur.socket.chmod(0o777)
    with pytest.raises(LancementImpossible, match="réservé"):
        ServeurPrive("demo")


@pytest.mark.parametrize(("mode", "attendu"), [(0o755, True), (0o711, True), (0o700, False)])
def test_un_dossier_ferme_rend_le_programme_inatteignable(donnees, mode, attendu):
    programme = donnees / "bin" / "postgres"
    programme.parent.mkdir()
    programme.touch()
    programme.chmod(0o755)
    programme.parent.chmod(mode)
    etranger = Identite(uid=54321, gid=54321)
    assert est_atteignable(programme, etranger) is attendu
