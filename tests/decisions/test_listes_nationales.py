"""Les motifs et décisions de Cassiopée se rattachent à ceux de l'application."""

from audiences.choix import Liste, ModeComparution
from audiences.listes import HORS_RENVOI, valeurs_fournies
from decisions.motif_renvoi import MOTIFS_RENVOI, Imputation
from decisions.sort import SORTS

HORS_STATISTIQUE = {"en délibéré", "en délibéré prorogé", "sur ajournement", "sur intérêts civils"}


def test_chaque_motif_de_renvoi_a_le_notre_sauf_ce_qui_n_est_pas_un_renvoi():
    valeurs = valeurs_fournies(Liste.MOTIF_RENVOI)
    assert {v.libelle for v in valeurs if v.rattachement == HORS_RENVOI} == HORS_STATISTIQUE
    assert {v.rattachement for v in valeurs} - {HORS_RENVOI} <= {motif.code for motif in MOTIFS_RENVOI}


def test_l_imputation_vient_de_notre_motif():
    imputations = {
        v.libelle: MOTIFS_RENVOI[v.rattachement].imputation
        for v in valeurs_fournies(Liste.MOTIF_RENVOI)
        if v.rattachement != HORS_RENVOI
    }
    assert imputations["pour absence d’interprète"] is Imputation.TRIBUNAL
    assert imputations["pour nouvelle citation"] is Imputation.PARQUET
    assert imputations["pour présence obligatoire suite à défaut d’extraction"] is Imputation.ADMINISTRATION
    assert imputations["pour demande de désignation d’avocat"] is Imputation.DEFENSE


def test_chaque_decision_sur_la_prevention_rattachee_l_est_a_un_sort_connu():
    rattachements = {v.rattachement for v in valeurs_fournies(Liste.DECISION_PREVENTION)}
    assert rattachements - {""} <= {sort.code for sort in SORTS}


def test_chaque_mode_de_comparution_est_le_notre():
    assert [v.rattachement for v in valeurs_fournies(Liste.MODE_COMPARUTION)] == [
        v.code for v in valeurs_fournies(Liste.MODE_COMPARUTION)
    ]
    assert {v.code for v in valeurs_fournies(Liste.MODE_COMPARUTION)} == set(ModeComparution.values)
