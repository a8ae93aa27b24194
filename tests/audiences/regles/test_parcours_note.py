"""Les étapes qu'une affaire appelle, selon ce qui l'a amenée et ce qui en est dit."""

from dataclasses import replace

import pytest

from audiences.apport import Trait
from audiences.choix import Formation, Issue
from audiences.etape import ETAPES
from audiences.regles.parcours_note import COURTS, parcours
from audiences.regles.regime_convocation import Regime
from audiences.regles.situation_note import MentionVue, PrevenuVu, SituationNote

ENZO = PrevenuVu(1, "MARTELLI Enzo", True)
ORDINAIRE = [
    "APPEL", "PRES_PREV", "PRES_AVOCAT", "IDENT", "DROITS", "CHOIX_PREV", "FAITS", "INTERRO", "PERSO", "REQ",
    "PLAID", "PAROLE", "PRON",
]  # fmt: skip


def etapes(*mentions, a_partie_civile=False, **champs):
    vues = tuple(MentionVue(etape, "Dit.") for etape in mentions)
    champs = {"prevenus": (ENZO,), "est_ouverte": True, "etapes_audience": frozenset({"COMPO"})} | champs
    situation = SituationNote(vues, formation=Formation.COLLEGIALE, **champs)
    return list(parcours(situation, a_partie_civile=a_partie_civile))


def avec(*ajouts):
    """Le cours ordinaire, avec (étape, celle qu'elle suit)."""
    cours = list(ORDINAIRE)
    for ajoutee, apres in ajouts:
        cours.insert(cours.index(apres) + 1, ajoutee)
    return cours


@pytest.mark.parametrize(
    ("champs", "attendu"),
    [
        ({}, ORDINAIRE),
        (
            {"prevenus": (replace(ENZO, regime=Regime.IMMEDIATE),)},
            avec(("AV_OBLIG", "PRES_AVOCAT"), ("CI_ACCORD", "DROITS")),
        ),
        (
            {"prevenus": (replace(ENZO, regime=Regime.IMMEDIATE),), "vient_d_un_renvoi": True},
            avec(("AV_OBLIG", "PRES_AVOCAT")),
        ),
        ({"prevenus": (replace(ENZO, regime=Regime.RECONNAISSANCE),)}, avec(("AV_OBLIG", "PRES_AVOCAT"))),
        ({"prevenus": (replace(ENZO, regime=Regime.CITATION),)}, ORDINAIRE),
        ({"prevenus": (replace(ENZO, parle_autre_langue=True),)}, avec(("INTERP", "IDENT"))),
        (
            {"a_partie_civile": True},
            avec(("PRES_PC", "PRES_AVOCAT"), ("DEM_PC", "PERSO"), ("VICTIME", "PERSO")),
        ),
        (
            {"prevenus": (replace(ENZO, est_comparant=False),)},
            ["APPEL", "PRES_PREV", "PRES_AVOCAT", "FAITS", "REQ", "PLAID", "PRON"],
        ),
        (
            {"prevenus": (replace(ENZO, traits=frozenset({Trait.TIG, Trait.SURSIS_SIMPLE})),)},
            avec(("TIG_ACC", "PAROLE"), ("AV_SS", "PRON")),
        ),
        ({"issue": Issue.RENVOYEE}, ["APPEL", "PRES_PREV", "RENVOI_DEM"]),
        ({"est_ouverte": False}, ["OUV", *ORDINAIRE]),
        ({"etapes_audience": frozenset()}, ["COMPO", *ORDINAIRE]),
    ],
)
def test_le_cours_suit_l_affaire(champs, attendu):
    assert etapes(**champs) == attendu


def test_une_affaire_mise_en_delibere_ne_propose_pas_le_prononce():
    assert etapes("DELIB_DATE")[-1] == "DELIB_DATE"


def test_tout_nom_court_est_celui_d_une_etape():
    assert set(COURTS) <= set(ETAPES.codes())
