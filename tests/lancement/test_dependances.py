"""Les dépendances : justifiées, épinglées, vérifiées par empreinte, sans adresse d'index."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from mistral.lancement import systeme
from mistral.lancement.chemins import RACINE

PROJET = tomllib.loads((RACINE / "pyproject.toml").read_text())["project"]
PRODUIT = PROJET["dependencies"]
EXTRAS = PROJET["optional-dependencies"]
OUTILS = (RACINE / "requirements" / "outils.in").read_text().split()
GUIDE = (RACINE / "docs" / "dependances.md").read_text()
LISTES = {
    "production": PRODUIT,
    "demo": PRODUIT + EXTRAS["demo"],
    "mesures": PRODUIT + EXTRAS["demo"] + EXTRAS["mesures"],
    "essais": PRODUIT + EXTRAS["demo"] + EXTRAS["essais"],
    "outils": OUTILS,
}


def noms(exigences):
    return {canonicalize_name(Requirement(exigence).name) for exigence in exigences}


def epingles(liste):
    """Lit une liste épinglée : nom -> (version, nombre d'empreintes)."""
    contenu = (RACINE / "requirements" / f"{liste}.txt").read_text().replace("\\\n", " ")
    lues = {}
    for ligne in contenu.splitlines():
        exigence, *empreintes = ligne.split("--hash=sha256:")
        exigence = Requirement(exigence)
        assert str(exigence.specifier).startswith("=="), f"{ligne} n'est pas épinglé"
        assert all(re.fullmatch(r"[0-9a-f]{64}", empreinte.strip()) for empreinte in empreintes)
        lues[canonicalize_name(exigence.name)] = (str(exigence.specifier)[2:], len(empreintes))
    return lues


def test_chaque_dependance_directe_est_justifiee_et_seulement_elles():
    justifiees = re.findall(r"^\| `([a-z0-9-]+)` \|", GUIDE, flags=re.MULTILINE)
    assert len(justifiees) == len(set(justifiees))
    directes = noms(PRODUIT) | noms(OUTILS) | {nom for extra in EXTRAS.values() for nom in noms(extra)}
    assert set(justifiees) == directes


def test_chaque_justification_est_complete_et_donne_la_version_epinglee():
    lignes = re.findall(r"^\| `([a-z0-9-]+)` \|([^|\n]*)\|([^|\n]*)\|([^|\n]*)\|$", GUIDE, flags=re.MULTILINE)
    epinglees = epingles("essais") | epingles("mesures") | epingles("outils")
    assert lignes
    for nom, version, raison, remplace in lignes:
        assert raison.strip() and remplace.strip(), nom
        assert version.strip() == epinglees[nom][0], nom


@pytest.mark.parametrize("liste", LISTES)
def test_chaque_liste_couvre_les_dependances_directes_avec_empreintes(liste):
    epinglees = epingles(liste)
    for exigence in map(Requirement, LISTES[liste]):
        version, _ = epinglees[canonicalize_name(exigence.name)]
        assert exigence.specifier.contains(Version(version)), f"{exigence} : relancez « make verrou »"
    assert all(empreintes for _, empreintes in epinglees.values())


@pytest.mark.parametrize(
    ("petite", "grande"), [("production", "demo"), ("demo", "mesures"), ("demo", "essais")]
)
def test_les_essais_et_la_demonstration_tournent_sur_les_versions_de_production(petite, grande):
    assert epingles(petite).items() <= epingles(grande).items()


def test_aucune_liste_ne_nomme_dadresse():
    """Ni adresse, ni option autre que l'empreinte : où prendre les paquets est l'affaire de la machine."""
    for fichier in (RACINE / "requirements").iterdir():
        texte = fichier.read_text()
        assert "://" not in texte, fichier
        assert set(re.findall(r"(?:^|\s)(-{1,2}[a-z][a-z-]*)", texte)) <= {"--hash"}, fichier


def test_les_paquets_du_systeme_sont_expliques():
    besoins = (*systeme.PYTHON, *systeme.DOCUMENTS, *systeme.ESSAIS)
    for besoin in besoins:
        assert f"`{besoin.paquet}`" in GUIDE
