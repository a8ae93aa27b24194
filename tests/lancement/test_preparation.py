"""La préparation ne se refait que si le projet a changé, ou si la base n'est pas la nôtre."""

import pytest

from mistral.lancement import preparation


@pytest.fixture
def gestes(monkeypatch, tmp_path):
    """Étapes jouées, sur un projet de deux fichiers."""
    racine = tmp_path / "projet"
    (racine / "static").mkdir(parents=True)
    (racine / "static" / "page.js").write_text("1")
    monkeypatch.setattr(preparation, "RACINE", racine)
    joues = []

    def gerer(etape, *, capture=False):
        joues.append(etape[0])
        return "greffier  Grasse\n" if capture else ""

    dossier = tmp_path / "donnees"
    dossier.mkdir()
    return racine, joues, lambda **options: preparation.preparer(dossier, gerer, **options)


def test_le_second_lancement_ne_refait_rien_et_redonne_les_comptes(gestes):
    _, joues, preparer = gestes
    assert preparer(base_privee=True) == "greffier  Grasse\n"
    premiers = len(joues)
    assert premiers == len(preparation.ETAPES) + 1
    assert preparer(base_privee=True) == "greffier  Grasse\n"
    assert len(joues) == premiers


def test_un_fichier_change_refait_tout(gestes):
    racine, joues, preparer = gestes
    preparer(base_privee=True)
    premiers = len(joues)
    (racine / "static" / "page.js").write_text("autre")
    preparer(base_privee=True)
    assert len(joues) == 2 * premiers


def test_une_base_fournie_est_toujours_mise_a_jour(gestes):
    _, joues, preparer = gestes
    preparer(base_privee=False)
    preparer(base_privee=False)
    assert joues.count("migrate") == 2


def test_un_cache_de_python_ne_compte_pas(gestes):
    racine, joues, preparer = gestes
    preparer(base_privee=True)
    premiers = len(joues)
    (racine / "static" / "__pycache__").mkdir()
    (racine / "static" / "__pycache__" / "x.pyc").write_text("x")
    preparer(base_privee=True)
    assert len(joues) == premiers
