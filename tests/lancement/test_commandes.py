"""Les commandes, le Makefile et la démonstration disent la même chose."""

import importlib
import re
import socket
import stat
import subprocess
import sys

import pytest

from mistral.lancement import bases, demo, qualite
from mistral.lancement.__main__ import COMMANDES
from mistral.lancement.chemins import RACINE, base_des_donnees, dossier_de, secret
from mistral.lancement.erreurs import LancementImpossible
from mistral.lancement.roles import Adresses

MAKEFILE = (RACINE / "Makefile").read_text()
FACTICES = Adresses("postgresql:///application", "postgresql:///proprietaire")


@pytest.mark.parametrize("commande", COMMANDES)
def test_chaque_commande_existe(commande):
    module, fonction = COMMANDES[commande].split(":")
    assert callable(getattr(importlib.import_module(f"mistral.lancement.{module}"), fonction))


def test_le_makefile_nappelle_que_des_commandes_connues_et_les_explique_toutes():
    assert set(re.findall(r"\$\(LANCER\) (\S+)", MAKEFILE)) == set(COMMANDES)
    cibles = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert cibles == set(re.findall(r"^([a-z-]+):.*## \S", MAKEFILE, re.MULTILINE))
    assert cibles == set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split())


def test_lintegration_continue_joue_tous_les_essais():
    script = RACINE / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    assert "make test" in script.read_text()


def test_le_lancement_nimporte_que_la_bibliotheque_standard():
    """Rien n'est installé quand il sert la première fois : `-S` et `-I` retirent tout paquet."""
    modules = [
        f"mistral.lancement.{chemin.stem}" for chemin in (RACINE / "mistral/lancement").glob("[!_]*.py")
    ]
    code = f"import sys; sys.path.insert(0, {str(RACINE)!r}); [__import__(nom) for nom in {modules!r}]"
    resultat = subprocess.run([sys.executable, "-S", "-I", "-c", code], capture_output=True, text=True)
    assert resultat.returncode == 0, resultat.stderr


def test_un_port_pris_est_dit_avec_une_issue(monkeypatch):
    with socket.socket() as occupant:
        occupant.bind((demo.HOTE, 0))
        occupant.listen()
        port = occupant.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        with pytest.raises(LancementImpossible, match=rf"{port} est déjà pris.*PORT=\d+ make demo"):
            demo.port_demande()
    assert demo.port_demande() == port


@pytest.mark.parametrize("port", ["0", "65536", "-1", "huit mille", "8000 ", "٨٠"])
def test_un_port_absurde_est_refuse(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(LancementImpossible, match="n’est pas un numéro de port"):
        demo.port_demande()


@pytest.mark.parametrize("absente", [None, ""])
def test_une_base_fournie_exige_ses_deux_adresses(monkeypatch, absente):
    monkeypatch.setenv("DATABASE_URL", FACTICES.application)
    monkeypatch.delenv("DATABASE_URL_PROPRIETAIRE", raising=False)
    if absente is not None:
        monkeypatch.setenv("DATABASE_URL_PROPRIETAIRE", absente)
    with pytest.raises(LancementImpossible, match="DATABASE_URL_PROPRIETAIRE"), bases.base_de_donnees("demo"):
        pass


def test_une_base_fournie_est_prise_telle_quelle(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", FACTICES.application)
    monkeypatch.setenv("DATABASE_URL_PROPRIETAIRE", FACTICES.proprietaire)
    with bases.base_de_donnees("demo") as adresses:
        assert adresses == FACTICES


def test_demo_neuve_nefface_pas_une_base_fournie(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", FACTICES.application)
    with pytest.raises(LancementImpossible, match="videz vous-même"):
        demo.commande_neuve([])


def test_un_controle_en_echec_est_nomme_et_les_suivants_sont_joues(monkeypatch, capfd):
    monkeypatch.setattr(
        qualite,
        "controles",
        lambda _: {"rouge": (["false"], {}), "vert": (["true"], {}), "cassé": (["sh", "-c", "exit 9"], {})},
    )
    assert qualite.controler(FACTICES) == 1
    assert "échec de rouge, cassé." in capfd.readouterr().out


def test_tout_vert_donne_zero(monkeypatch):
    monkeypatch.setattr(qualite, "controles", lambda _: {"vert": (["true"], {})})
    assert qualite.controler(FACTICES) == 0


def test_un_outil_absent_nest_jamais_vert(monkeypatch):
    monkeypatch.setattr(qualite, "controles", lambda _: {"absent": (["/inexistant/outil"], {})})
    with pytest.raises(LancementImpossible, match="outil est absent"):
        qualite.controler(FACTICES)


def test_les_secrets_sont_stables_fermes_et_assez_longs(donnees):
    dossier = dossier_de("demo")
    cle = secret(dossier, "cle-secrete")
    assert cle == secret(dossier, "cle-secrete") != secret(dossier, "application")
    assert len(cle) >= 50
    assert stat.S_IMODE((dossier / "secrets").stat().st_mode) == 0o700
    assert stat.S_IMODE((dossier / "secrets" / "cle-secrete").stat().st_mode) == 0o600
    (dossier / "secrets" / "cle-secrete").write_text("")
    assert secret(dossier, "cle-secrete"), "un secret dont l'écriture a été interrompue est refait"


def test_un_dossier_etranger_nest_jamais_pris_pour_le_notre(donnees):
    (donnees / "demo").mkdir()
    (donnees / "demo" / "mémoire.odt").touch()
    with pytest.raises(LancementImpossible, match="MISTRAL_DONNEES"):
        dossier_de("demo")


def test_les_donnees_se_deplacent(donnees):
    assert base_des_donnees() == donnees
