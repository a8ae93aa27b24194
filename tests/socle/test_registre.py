import sys
from dataclasses import dataclass

import pytest

from mistral.socle.registre import CodeDejaInscrit, CodeInconnu, Registre


@dataclass(frozen=True)
class Chose:
    code: str
    libelle: str
    rang: int = 0


@pytest.fixture
def registre():
    return Registre("Choses")


def test_les_entrees_se_lisent_par_rang_puis_par_code(registre):
    for entree in (Chose("C", "c", 2), Chose("B", "b", 1), Chose("A", "a", 2)):
        assert registre.inscrire(entree) is entree
    assert registre.codes() == ["B", "A", "C"]
    assert registre.choix() == [("B", "b"), ("A", "a"), ("C", "c")]
    assert len(registre) == 3


def test_deux_codes_egaux_sont_refuses(registre):
    chose = registre.inscrire(Chose("A", "première"))
    with pytest.raises(CodeDejaInscrit, match="« A »"):
        registre.inscrire(Chose("A", "seconde"))
    assert registre["A"] is chose


def test_un_code_inconnu_dit_lequel_et_dans_quel_registre(registre):
    registre.inscrire(Chose("A", "a"))
    assert "A" in registre
    assert "B" not in registre
    with pytest.raises(CodeInconnu) as erreur:
        registre["B"]
    assert str(erreur.value) == "Choses : le code « B » est inconnu."


@pytest.fixture
def paquet(tmp_path, monkeypatch):
    """Paquet jetable, avec un sous-paquet, dont les modules inscrivent leur nom."""
    racine = tmp_path / "paquet_d_essai"
    sous = racine / "sous"
    sous.mkdir(parents=True)
    for dossier in (racine, sous):
        (dossier / "__init__.py").write_text("")
    (racine / "noms.py").write_text("NOMS = []\n")
    (racine / "un.py").write_text("from paquet_d_essai.noms import NOMS\nNOMS.append('un')\n")
    (sous / "deux.py").write_text("from paquet_d_essai.noms import NOMS\nNOMS.append('deux')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield racine
    for nom in [nom for nom in sys.modules if nom.split(".")[0] == "paquet_d_essai"]:
        del sys.modules[nom]


def test_charger_importe_une_fois_tous_les_modules_du_paquet(registre, paquet):
    registre.charger("paquet_d_essai")
    registre.charger("paquet_d_essai")
    assert sorted(sys.modules["paquet_d_essai.noms"].NOMS) == ["deux", "un"]


def test_un_module_fautif_arrete_le_chargement(registre, paquet):
    (paquet / "fautif.py").write_text("raise RuntimeError('faute')\n")
    with pytest.raises(RuntimeError, match="faute"):
        registre.charger("paquet_d_essai")


def test_un_sous_paquet_fautif_arrete_le_chargement(registre, paquet):
    (paquet / "sous" / "__init__.py").write_text("import paquet_qui_n_existe_pas\n")
    with pytest.raises(ModuleNotFoundError):
        registre.charger("paquet_d_essai")
