"""L'environnement virtuel : installé une fois, refait quand la liste change, jamais sans vérifier."""

import pytest

from mistral.lancement import environnement
from mistral.lancement.chemins import RACINE
from mistral.lancement.erreurs import LancementImpossible


@pytest.fixture
def neuf(tmp_path, monkeypatch):
    """Un venv et des listes à part ; l'installation est remplacée par une commande qu'on compte."""
    compte = tmp_path / "compte"
    compte.touch()
    venv, exigences = tmp_path / "venv", tmp_path / "requirements"
    exigences.mkdir()
    for liste in ("demo", "outils"):
        (exigences / f"{liste}.txt").write_text("un==1\n")
    monkeypatch.setattr(environnement, "VENV", venv)
    monkeypatch.setattr(environnement, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(environnement, "EXIGENCES", exigences)
    monkeypatch.setattr(
        environnement, "creer_venv", lambda: (venv / "bin").mkdir(parents=True, exist_ok=True)
    )
    monkeypatch.setattr(
        environnement,
        "commande_installation",
        lambda _venv, liste: ["sh", "-c", f"echo {liste.stem} >> {compte}; test ! -e {exigences}/panne"],
    )
    return exigences, lambda: compte.read_text().split().count("demo")


def test_on_ninstalle_quune_fois_puis_quand_la_liste_change(neuf):
    exigences, installations = neuf
    environnement.installer("demo")
    environnement.installer("demo")
    assert installations() == 1
    (exigences / "demo.txt").write_text("un==2\n")
    environnement.installer("demo")
    environnement.installer("demo")
    assert installations() == 2


def test_une_installation_ratee_est_dite_et_recommencee(neuf):
    exigences, installations = neuf
    (exigences / "panne").touch()
    with pytest.raises(LancementImpossible, match="n’ont pas pu être installées"):
        environnement.installer("demo")
    (exigences / "panne").unlink()
    environnement.installer("demo")
    assert installations() == 2


@pytest.mark.parametrize("avec_uv", [True, False])
def test_les_empreintes_sont_exigees_avec_uv_comme_avec_pip(tmp_path, avec_uv):
    (tmp_path / "bin").mkdir()
    if avec_uv:
        (tmp_path / "bin" / "uv").touch()
    commande = environnement.commande_installation(tmp_path, RACINE / "requirements" / "demo.txt")
    assert commande[0].endswith("/uv") is avec_uv
    assert "--require-hashes" in commande
    assert str(tmp_path / "bin" / "python") in commande


def test_un_venv_dont_le_python_a_disparu_est_refait(tmp_path, monkeypatch):
    venv = tmp_path / "venv"
    monkeypatch.setattr(environnement, "VENV", venv)
    monkeypatch.setattr(environnement, "PYTHON", venv / "bin" / "python")
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(tmp_path / "disparu")
    environnement.creer_venv()
    assert environnement._venv_est_sain()
    temoin = venv / "temoin"
    temoin.touch()
    environnement.creer_venv()
    assert temoin.exists(), "un environnement sain ne se refait pas"


def test_les_enfants_trouvent_les_programmes_du_venv_avant_ceux_du_systeme():
    enfant = environnement.environnement_enfant(PORT="1")
    assert enfant["PATH"].startswith(str(environnement.VENV / "bin"))
    assert enfant["PORT"] == "1"
