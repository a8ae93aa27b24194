import pytest

from decisions.motif_renvoi import MOTIFS_RENVOI, Imputation, choix_des_motifs_de_renvoi


@pytest.mark.parametrize(
    ("imputation", "motifs"),
    [
        (Imputation.PREVENU, "ABS_PREV_EXCUSE ABS_PREV_COMPARUTION_ORDONNEE CI_DELAI"),
        (Imputation.DEFENSE, "AVOCAT_INDISPO AVOCAT_DEMANDE"),
        (Imputation.PARTIE_CIVILE, "PC_CHIFFRAGE CPAM"),
        (Imputation.PARQUET, "DEFAUT_CITATION CITATION_NON_TOUCHEE PC_NON_AVISEE CRPC"),
        (
            Imputation.TRIBUNAL,
            "TEMOIN_EXPERT INTERPRETE EXPERTISE SUPPL_INFO COMPOSITION TEMPS JONCTION",
        ),
        (Imputation.GREFFE_PARQUET, "DOSSIER"),
        (Imputation.ADMINISTRATION, "EXTRACTION"),
        (Imputation.PARTIES, "TRANSACTION"),
        (Imputation.DROIT, "QPC_SURSIS"),
        (Imputation.INDETERMINEE, "AUTRE"),
    ],
)
def test_un_renvoi_est_imputable_selon_son_motif(imputation, motifs):
    assert [motif.code for motif in MOTIFS_RENVOI if motif.imputation == imputation] == motifs.split()


def test_seul_le_motif_autre_demande_une_precision():
    assert [motif.code for motif in MOTIFS_RENVOI if motif.demande_precision] == ["AUTRE"]
    assert choix_des_motifs_de_renvoi()[-1] == ("AUTRE", "Autre motif")


def test_un_motif_cite_son_article():
    assert [str(source) for source in MOTIFS_RENVOI["DEFAUT_CITATION"].sources] == [
        "CPP, art.\u00a0552",
        "CPP, art.\u00a0553",
    ]
