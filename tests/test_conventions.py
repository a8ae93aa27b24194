"""Le guide du projet, vérifié dans le code : droits, sources, actes, tailles, noms, mentions interdites."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import JSONField
from django.urls import URLPattern, URLResolver, get_resolver

from audiences.apport import APPORTS
from audiences.commande import COMMANDES
from audiences.empechement import EMPECHEMENTS
from audiences.etape import ETAPES
from audiences.preparatif import PREPARATIFS
from audiences.prolongement import PROLONGEMENTS
from audiences.rappel import RAPPELS
from audiences.reste import RESTES
from audiences.resume import RESUMES
from audiences.verrou import VERROUS
from decisions.nature import NATURES
from decisions.sort import SORTS
from mistral.socle.document import DOCUMENTS
from mistral.socle.droit import REGLES
from mistral.socle.habilitation import DROITS
from mistral.socle.registre import Registre
from pilotage.indicateur import INDICATEURS
from tests.arbre import RACINE, chemin, fichiers, modules
from tests.sans_inscription import SANS_INSCRIPTION

APPS = ("comptes", "socle", "audiences", "decisions", "pilotage")
LIGNES_MAX = 300
LIGNES_VUE_MAX = 15


def arbre(fichier: Path) -> ast.Module:
    return ast.parse(fichier.read_text())


def nom_appele(appel: ast.AST) -> str:
    cible = appel.func if isinstance(appel, ast.Call) else appel
    return getattr(cible, "id", getattr(cible, "attr", ""))


def fonctions(module: ast.Module) -> list[ast.FunctionDef]:
    return [noeud for noeud in module.body if isinstance(noeud, ast.FunctionDef)]


def publiques(module: ast.Module) -> list[ast.FunctionDef | ast.ClassDef]:
    definitions = (ast.FunctionDef, ast.ClassDef)
    return [n for n in module.body if isinstance(n, definitions) and not n.name.startswith("_")]


# ── Droits et sources ──


def adresses(motifs=None, prefixe=""):
    """Parcourt les adresses du projet : (adresse, vue)."""
    for motif in get_resolver().url_patterns if motifs is None else motifs:
        ici = prefixe + str(motif.pattern)
        if isinstance(motif, URLResolver):
            yield from adresses(motif.url_patterns, ici)
        elif isinstance(motif, URLPattern):
            yield ici, motif.callback


# Adresses que rien n'ouvre : l'intergiciel renvoie à la connexion, ou refuse.
FERMEES = {"administration/login/": "il n’y a qu’une page de connexion"}


@pytest.mark.parametrize(("adresse", "vue"), [pytest.param(a, v, id=a or "/") for a, v in adresses()])
def test_chaque_vue_declare_son_habilitation(adresse, vue):
    if hasattr(vue, "admin_site") or hasattr(vue, "model_admin"):
        assert getattr(vue, "habilitation", "socle.administrer") == "socle.administrer"
    else:
        declaree = getattr(vue, "habilitation", None)
        assert declaree in {"libre", "connecte"} or declaree in DROITS or adresse in FERMEES


def test_chaque_droit_est_donne_a_une_fonction_et_demande_quelque_part():
    sources = "\n".join(fichier.read_text() for fichier in modules())
    for droit in DROITS:
        assert droit.fonctions, droit.code
        demandes = re.findall(rf'"{re.escape(droit.code)}"', sources)
        assert len(demandes) > 1, f"{droit.code} n’est demandé nulle part"


@pytest.mark.parametrize("regle", list(REGLES), ids=REGLES.codes())
def test_chaque_regle_cite_ses_articles_et_dit_ce_qu_elle_fait(regle):
    assert regle.sources
    assert regle.__doc__


@pytest.mark.parametrize("document", list(DOCUMENTS), ids=DOCUMENTS.codes())
def test_chaque_document_cite_ses_articles(document):
    assert document.sources


@pytest.mark.parametrize("indicateur", list(INDICATEURS), ids=INDICATEURS.codes())
def test_chaque_indicateur_est_defini_et_source(indicateur):
    assert indicateur.definition
    assert indicateur.source


# ── Une chose nouvelle, un fichier nouveau ──

PAQUETS = {
    "regles": REGLES,
    "natures": NATURES,
    "sorts": SORTS,
    "documents": DOCUMENTS,
    "indicateurs": INDICATEURS,
    "etapes": ETAPES,
    "commandes": COMMANDES,
    "restes": RESTES,
    "preparatifs": PREPARATIFS,
    "rappels": RAPPELS,
    "prolongements": PROLONGEMENTS,
    "resumes": RESUMES,
    "empechements": EMPECHEMENTS,
    "verrous": VERROUS,
    "apports": APPORTS,
}
INSCRIPTIONS = {"inscrire", "calcul", "controle"}


@pytest.mark.parametrize("paquet", PAQUETS)
def test_chaque_module_d_un_registre_inscrit_quelque_chose(paquet):
    muets = set()
    for fichier in modules(paquet):
        appels = {nom_appele(n) for n in ast.walk(arbre(fichier)) if isinstance(n, ast.Call)}
        if fichier.name != "__init__.py" and not appels & INSCRIPTIONS:
            muets.add(chemin(fichier))
    assert muets == {nom for nom in SANS_INSCRIPTION if f"/{paquet}/" in nom}


@pytest.mark.parametrize("paquet", PAQUETS)
def test_aucun_paquet_de_registre_n_est_vide(paquet):
    assert isinstance(PAQUETS[paquet], Registre)
    assert len(PAQUETS[paquet]) > 0


@pytest.mark.parametrize("registre", [NATURES, SORTS, INDICATEURS, DOCUMENTS, COMMANDES], ids=lambda r: r.nom)
def test_le_code_d_une_entree_n_est_ecrit_que_dans_son_fichier(registre):
    """Pas de condition sur un code ailleurs que dans le fichier de l'entrée."""
    codes, fautes = set(registre.codes()) - {"AUTRE"}, []
    for fichier in modules():
        for noeud in ast.walk(arbre(fichier)):
            if isinstance(noeud, ast.Compare):
                valeurs = [n.value for n in ast.walk(noeud) if isinstance(n, ast.Constant)]
                fautes += [(chemin(fichier), noeud.lineno, v) for v in valeurs if v in codes]
    assert fautes == []


# ── Actes, vues, lectures ──


def actes() -> list:
    return [
        pytest.param(fonction, id=f"{chemin(fichier)}:{fonction.name}")
        for fichier in modules("services")
        for fonction in publiques(arbre(fichier))
        if isinstance(fonction, ast.FunctionDef)
        and any(nom_appele(n) == "consigner" for n in ast.walk(fonction) if isinstance(n, ast.Call))
    ]


@pytest.mark.parametrize("fonction", actes())
def test_chaque_acte_est_une_transaction_et_nomme_qui_agit(fonction):
    assert "atomic" in {nom_appele(decorateur) for decorateur in fonction.decorator_list}
    assert "par" in {argument.arg for argument in fonction.args.kwonlyargs}


def vues() -> list:
    return [
        pytest.param(fonction, id=f"{chemin(fichier)}:{fonction.name}")
        for fichier in modules("views")
        for fonction in fonctions(arbre(fichier))
        if fonction.args.args and fonction.args.args[0].arg == "request" and not fonction.name.startswith("_")
    ]


@pytest.mark.parametrize("fonction", vues())
def test_chaque_vue_tient_en_quinze_lignes(fonction):
    corps = fonction.body[1:] if ast.get_docstring(fonction) else fonction.body
    assert corps[-1].end_lineno - corps[0].lineno < LIGNES_VUE_MAX


@pytest.mark.parametrize("dossier", ["services", "views", "forms", "selectors", "regles", "documents"])
def test_chaque_module_a_sa_docstring_et_ce_qui_est_public_aussi(dossier):
    muets = [
        f"{chemin(fichier)}:{noeud.name}"
        for fichier in modules(dossier)
        for noeud in publiques(arbre(fichier))
        if not ast.get_docstring(noeud)
    ]
    assert muets == []


def test_chaque_module_et_chaque_modele_disent_ce_qu_ils_sont():
    assert [chemin(f) for f in modules() if f.read_text().strip() and not ast.get_docstring(arbre(f))] == []
    assert [m.__name__ for a in APPS for m in apps.get_app_config(a).get_models() if not m.__doc__] == []


@pytest.mark.parametrize("dossier", ["services", "selectors", "regles"])
def test_actes_lectures_et_regles_sont_annotes(dossier):
    fautes = []
    for fichier in modules(dossier):
        for fonction in publiques(arbre(fichier)):
            if isinstance(fonction, ast.FunctionDef):
                arguments = [*fonction.args.args, *fonction.args.kwonlyargs]
                if not fonction.returns or any(a.annotation is None for a in arguments):
                    fautes.append(f"{chemin(fichier)}:{fonction.name}")
    assert fautes == []


HTTP = {"django.http", "django.shortcuts", "django.forms"}


@pytest.mark.parametrize("dossier", ["services", "selectors", "documents", "regles"])
def test_rien_sous_les_vues_ne_connait_http(dossier):
    fautes = [
        chemin(fichier)
        for fichier in modules(dossier)
        for noeud in ast.walk(arbre(fichier))
        if isinstance(noeud, ast.ImportFrom) and noeud.module in HTTP
    ]
    assert fautes == []


@pytest.mark.parametrize("fichier", modules(), ids=chemin)
def test_le_code_n_emploie_rien_de_ce_qui_est_proscrit(fichier):
    texte, module = fichier.read_text(), arbre(fichier)
    for proscrit in ("mark_" + "safe", "csrf_" + "exempt", "Safe" + "String", "django.dispatch"):
        assert proscrit not in texte
    for noeud in ast.walk(module):
        if isinstance(noeud, ast.FunctionDef):
            assert noeud.name != "save"
        if isinstance(noeud, ast.Call) and nom_appele(noeud) == "select_for_update":
            assert "of" in {mot.arg for mot in noeud.keywords}
        if isinstance(noeud, ast.ExceptHandler):
            assert noeud.type is not None and nom_appele(noeud.type) not in {"Exception", "BaseException"}


# ── Modèles ──


@pytest.mark.parametrize(
    "modele", [m for a in APPS for m in apps.get_app_config(a).get_models()], ids=lambda m: m.__name__
)
def test_les_contraintes_portent_le_nom_de_leur_modele_et_rien_n_est_en_json(modele):
    for contrainte in modele._meta.constraints:
        assert contrainte.name.startswith(f"{modele._meta.model_name}_")
    assert not [champ for champ in modele._meta.local_fields if isinstance(champ, JSONField)]


# ── Fichiers ──

PROSCRITS = {"utils", "common", "misc", "helpers", "helper", "tools", "outils", "divers"}
COURTS = fichiers(".py", ".html", ".js", ".css")


@pytest.mark.parametrize("fichier", [f for f in COURTS if "migrations" not in f.parts], ids=chemin)
def test_aucun_fichier_ne_depasse_trois_cents_lignes(fichier):
    assert len(fichier.read_text().splitlines()) <= LIGNES_MAX


def test_aucun_fichier_fourre_tout():
    assert [chemin(f) for f in COURTS if f.stem.lower() in PROSCRITS or f.parent.name in PROSCRITS] == []


# Écrites en deux morceaux, pour que ce fichier ne se dénonce pas lui-même.
MENTIONS = re.compile(
    r"\.\./sha" + r"red|/wo" + r"rk/|/tm" + r"p/ai|pypi" + r"\.org|python" + r"hosted|npm" + r"js|index"
    r"-url|anth" + r"ropic|chat" + r"gpt|open" + r"ai\b|\bco" + r"pilot",
    re.IGNORECASE,
)
# Ces essais-là cherchent eux-mêmes de telles adresses.
CHERCHEURS = {"tests/lancement/test_dependances.py", "tests/lancement/test_conteneurs.py"}


def test_aucune_mention_de_la_machine_ni_d_un_registre_de_paquets():
    lus = fichiers(".py", ".html", ".js", ".css", ".md", ".toml", ".txt", ".in", ".yaml", ".sql", "")
    fautes = [
        (chemin(fichier), trouve.group())
        for fichier in lus
        if chemin(fichier) not in CHERCHEURS
        for trouve in MENTIONS.finditer(fichier.read_text(errors="replace"))
    ]
    assert fautes == []


def test_le_projet_est_lu_en_entier():
    lus = {chemin(fichier).split("/")[0] for fichier in fichiers()}
    assert {"mistral", "audiences", "decisions", "pilotage", "templates", "static", "tests", "docs"} <= lus
    assert (RACINE / "manage.py").exists()
