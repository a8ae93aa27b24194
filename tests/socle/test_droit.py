from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mistral.socle import droit
from mistral.socle.droit import (
    AVERTISSEMENT,
    BLOQUANT,
    CP,
    CPP,
    INFORMATION,
    Article,
    AucunTexteApplicable,
    Chronologie,
    Constat,
    PorteeSansControle,
    Principe,
    RegleSansSource,
    Signalement,
    calcul,
    citer,
    controle,
    controler,
)
from mistral.socle.registre import CodeDejaInscrit, Registre

ARTICLE = Article(CP, "132-19")


@pytest.fixture(autouse=True)
def regles(monkeypatch):
    """Registre neuf : ces règles d'essai ne se mêlent pas à celles du projet."""
    neuf = Registre("Règles d’essai")
    monkeypatch.setattr(droit, "REGLES", neuf)
    return neuf


def test_un_niveau_se_nomme():
    assert [niveau.libelle for niveau in droit.Niveau] == ["Bloquant", "Avertissement", "Information"]


def test_un_article_se_cite_avec_son_code():
    assert str(Article(CPP, "498")) == "CPP, art.\u00a0498"
    assert str(Principe("principe du contradictoire")) == "principe du contradictoire"


def test_une_source_renumerotee_se_cite_selon_le_jour():
    nouveau = Article(CPP, "L. 1111-1")
    concordances = {date(2029, 1, 1): {Article(CPP, "498"): nouveau}}
    sources = [Article(CPP, "498"), Principe("principe du contradictoire")]
    suite = "\u202f; principe du contradictoire"
    assert citer(sources, date(2028, 12, 31), concordances) == f"CPP, art.\u00a0498{suite}"
    assert citer(sources, date(2029, 1, 1), concordances) == f"{nouveau}{suite}"


def test_une_regle_sans_article_est_refusee(regles):
    with pytest.raises(RegleSansSource, match="ESSAI"):
        calcul("ESSAI", sources=[])(lambda: 1)
    assert len(regles) == 0


def test_un_calcul_s_appelle_comme_sa_fonction_et_garde_ses_sources(regles):
    @calcul("SOMME", sources=[ARTICLE])
    def somme(a: int, b: int) -> int:
        """Donne la somme.

        La suite ne figure pas au libellé.
        """
        return a + b

    assert somme(1, b=2) == 3
    assert somme.sources == (ARTICLE,)
    assert regles["SOMME"].libelle == "Donne la somme."


def _controle(code, niveau, signalement, portee="PREVENU"):
    @controle(code, niveau=niveau, sources=[ARTICLE], portee=portee)
    def regle(situation):
        return signalement

    return regle


def test_un_controle_rend_un_constat_complet_ou_rien():
    muet = _controle("R-0", BLOQUANT, None)
    bavard = _controle("R-1", BLOQUANT, Signalement("Trop court.", cibles=("p1",)))
    assert muet(object()) is None
    constat = bavard(object())
    assert constat == Constat("R-1", BLOQUANT, "Trop court.", (ARTICLE,), "PREVENU", ("p1",))
    assert constat.est_bloquant


def test_un_signalement_peut_abaisser_le_niveau_de_sa_regle():
    constat = _controle("R-1", BLOQUANT, Signalement("Non vérifié.", niveau=INFORMATION))(object())
    assert constat.niveau is INFORMATION
    assert not constat.est_bloquant


def test_controler_rend_les_constats_de_la_portee_les_plus_graves_d_abord(regles):
    _controle("R-1", INFORMATION, Signalement("i"))
    _controle("R-2", BLOQUANT, Signalement("b"))
    _controle("R-3", AVERTISSEMENT, Signalement("a"))
    _controle("R-4", BLOQUANT, None)
    _controle("R-5", BLOQUANT, Signalement("autre portée"), portee="NOTE")
    calcul("C-1", sources=[ARTICLE])(lambda: 1)
    constats = controler(object(), portee="PREVENU", registre=regles)
    assert [constat.code for constat in constats] == ["R-2", "R-3", "R-1"]


def test_l_erreur_d_une_regle_remonte_et_ne_passe_pas_pour_un_silence(regles):
    @controle("R-1", niveau=BLOQUANT, sources=[ARTICLE], portee="PREVENU")
    def fautive(situation):
        return situation["absente"]

    with pytest.raises(KeyError):
        controler({}, portee="PREVENU", registre=regles)


def test_une_portee_sans_controle_est_une_erreur(regles):
    with pytest.raises(PorteeSansControle, match="PREVENU"):
        controler(object(), portee="PREVENU", registre=regles)


def test_deux_regles_de_meme_code_sont_refusees():
    _controle("R-1", BLOQUANT, None)
    with pytest.raises(CodeDejaInscrit):
        _controle("R-1", BLOQUANT, None)


DROIT_FIXE = Chronologie({date(2025, 2, 16): 254, date(2015, 1, 1): 127})


@pytest.mark.parametrize(
    ("jour", "valeur"),
    [
        (date(2015, 1, 1), 127),
        (date(2025, 2, 15), 127),
        (date(2025, 2, 16), 254),
        (date(2030, 1, 1), 254),
    ],
)
def test_une_valeur_s_applique_du_jour_de_son_entree_en_vigueur(jour, valeur):
    assert DROIT_FIXE.au(jour) == valeur


def test_avant_le_premier_texte_la_chronologie_le_dit():
    with pytest.raises(AucunTexteApplicable, match=r"31/12/2014.*01/01/2015"):
        DROIT_FIXE.au(date(2014, 12, 31))


def test_une_chronologie_vide_est_refusee():
    with pytest.raises(ValueError, match="au moins une"):
        Chronologie({})


@given(st.dictionaries(st.dates(), st.integers(), min_size=1), st.dates())
def test_la_valeur_est_celle_du_dernier_texte_entre_en_vigueur(valeurs, jour):
    anterieurs = [debut for debut in valeurs if debut <= jour]
    if anterieurs:
        assert Chronologie(valeurs).au(jour) == valeurs[max(anterieurs)]
    else:
        with pytest.raises(AucunTexteApplicable):
            Chronologie(valeurs).au(jour)
