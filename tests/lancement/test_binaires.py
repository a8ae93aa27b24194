"""Le choix des programmes de PostgreSQL, et leur copie quand l'environnement virtuel est fermé."""

import os
import subprocess

import pytest

from mistral.lancement.binaires import ROUE, dossier_des_binaires, identite_du_serveur
from mistral.lancement.environnement import VENV
from mistral.lancement.erreurs import LancementImpossible
from mistral.lancement.postgres import ServeurPrive

sous_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="seul root lance le serveur sous un autre utilisateur"
)


def test_le_serveur_ne_tourne_jamais_sous_root():
    assert identite_du_serveur().uid != 0


def test_sans_la_roue_la_commande_dinstallation_est_nommee(tmp_path):
    with pytest.raises(LancementImpossible, match="make installer"):
        dossier_des_binaires(tmp_path, tmp_path, identite_du_serveur())


@sous_root
def test_des_donnees_sous_un_dossier_ferme_sont_refusees_sans_rien_ouvrir(donnees, monkeypatch):
    ferme = donnees / "fermé"
    ferme.mkdir(mode=0o700)
    monkeypatch.setenv("MISTRAL_DONNEES", str(ferme / "données"))
    with pytest.raises(LancementImpossible, match="MISTRAL_DONNEES"):
        ServeurPrive("demo")
    assert ferme.stat().st_mode & 0o777 == 0o700


@sous_root
def test_sous_un_dossier_ferme_les_programmes_sont_recopies_sans_rien_ouvrir(donnees):
    ferme = donnees / "fermé"
    ferme.mkdir()
    site = next(VENV.glob(f"lib/python3.*/site-packages/{ROUE}"))
    prive = ferme / "vrai"
    paquets = prive / "lib" / "python3.11" / "site-packages"
    paquets.mkdir(parents=True)
    for nom in (ROUE, f"{ROUE}.libs"):
        subprocess.run(["cp", "-r", site.with_name(nom), paquets / nom], check=True)
    (paquets / f"{ROUE}-1.0.dist-info").mkdir()
    ferme.chmod(0o700)
    identite = identite_du_serveur()

    binaires = dossier_des_binaires(prive, donnees, identite)

    assert donnees / "binaires" in binaires.parents
    for programme in ("postgres", "initdb", "psql"):
        essai = subprocess.run([binaires / programme, "--version"], capture_output=True, **identite.options())
        assert essai.returncode == 0, essai.stderr
    assert ferme.stat().st_mode & 0o777 == 0o700
