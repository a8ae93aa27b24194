import re

import pytest

from audiences.etape import ETAPES, Groupe, Par

ETAPES.charger("audiences.etapes")

DEROULEMENT = {
    Groupe.A: "OUV COMPO SUSP REPR HUIS POLICE",
    Groupe.B: "APPEL PRES_PREV PRES_AVOCAT AV_OBLIG PRES_PC PRES_AUTRES RENVOI_DEM JONCT DISJ",
    Groupe.C: "IDENT INTERP DROITS CHOIX_PREV CI_ACCORD CV_CONSENT RECID REQUALIF",
    Groupe.D: "CONCL EXC EXC_DELAI QPC ACTE_DEM",
    Groupe.E: "FAITS INTERRO PIECES TEMOIN TEM_ABS EXPERT VICTIME PC_CONST LEC_PC PERSO",
    Groupe.F: "DEM_PC DEM_TIERS REQ PLAID REPLIQ PAROLE",
    Groupe.G: (
        "DELIB_SIEGE DELIB_DATE PROROG TIG_ACC BAR_ACC PRON AV_SS AV_SP AV_ALT AV_SSJ AV_20 AV_PC "
        "AV_COND_PC CONVOC RECID_AV FIJAIS CLOT"
    ),
}

# Sans article : heures et présences que l'usage fait noter.
D_USAGE = {"SUSP", "REPR", "APPEL", "CLOT"}


def test_les_etapes_sont_dans_l_ordre_des_debats():
    attendu = [code for codes in DEROULEMENT.values() for code in codes.split()]
    assert ETAPES.codes() == attendu


@pytest.mark.parametrize("groupe", Groupe)
def test_chaque_etape_est_a_son_moment(groupe):
    assert [etape.code for etape in ETAPES if etape.groupe is groupe] == DEROULEMENT[groupe].split()


def test_seules_les_etapes_d_usage_n_ont_pas_d_article():
    assert {etape.code for etape in ETAPES if not etape.sources} == D_USAGE


@pytest.mark.parametrize("etape", ETAPES, ids=lambda etape: etape.code)
def test_une_trame_est_bien_formee(etape):
    for trame in etape.trames:
        sans_variable = re.sub(r"\{\{[a-z_0-9.]+\}\}", "", trame)
        assert not set("{}") & set(sans_variable)
        sans_choix = re.sub(r"\[[^\[\]|]+(\|[^\[\]|]+)+\]", "", sans_variable)
        assert not set("[]|") & set(sans_choix)
        assert not set("⟨⟩") & set(re.sub(r"⟨[^⟨⟩]+⟩", "", trame))
        assert "'" not in trame
        assert not re.search(r" [:;!?%»€]", trame)


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("DROITS", "CPP, art.\u00a0406"),
        ("PAROLE", "CPP, art.\u00a0460"),
        ("CI_ACCORD", "CPP, art.\u00a0397"),
        ("RECID", "CP, art.\u00a0132-16-5"),
        ("QPC", "Ord. 58-1067, art.\u00a023-1"),
        ("DEM_TIERS", "CSS, art.\u00a0L376-1"),
        ("REQUALIF", "principe du contradictoire"),
    ],
)
def test_une_etape_cite_son_texte(code, source):
    assert source in map(str, ETAPES[code].sources)


def test_la_notification_du_droit_de_se_taire_est_entiere():
    assert ETAPES["DROITS"].trame == (
        "Le président donne connaissance de l’acte qui a saisi le tribunal et informe le prévenu de son "
        "droit, au cours des débats, de faire des déclarations, de répondre aux questions qui lui sont "
        "posées ou de se taire."
    )


def test_l_ouverture_se_note_une_fois_et_le_dernier_mot_a_chaque_affaire():
    assert ETAPES["OUV"].par is Par.AUDIENCE
    assert ETAPES["COMPO"].par is Par.AUDIENCE
    assert all(etape.par is Par.AFFAIRE for etape in ETAPES if etape.groupe is not Groupe.A)


def test_un_avocat_assiste_ou_represente():
    assiste, represente = ETAPES["PRES_AVOCAT"].trames
    assert "assisté" in assiste
    assert "jugement en son absence" in represente
