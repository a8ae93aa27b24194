import pytest

from decisions.sort import MotifInconnu, Prononce, choix_des_sorts
from tests.decisions.situations import SORTS

VOL = Prononce("MARTELLI Enzo", "vol commis le 1er juillet 2026 à Grasse")
ESCROQUERIE = Prononce("ABBAS Nora", "escroquerie")


def dire(code, prononce, motif="", precision=""):
    sort = SORTS[code]
    complet = Prononce(prononce.prevenu, prononce.infraction, sort.motif(motif), precision)
    return sort.phrase(complet).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("code", "declare_coupable", "code_cassiopee"),
    [
        ("COUPABLE", True, "1"),
        ("COUPABLE_REQUALIFIE", True, "1"),
        ("COUPABLE_PARTIEL", True, "1"),
        ("COUPABLE_EXEMPTE", True, "1"),
        ("RELAXE", False, "5"),
        ("IRRESPONSABILITE_122_1", False, "3"),
        ("EXTINCTION", False, None),
        ("NON_LIEU_A_STATUER", False, "4"),
        ("INCOMPETENCE", False, None),
    ],
)
def test_un_sort_declare_ou_non_la_culpabilite(code, declare_coupable, code_cassiopee):
    assert SORTS[code].declare_coupable is declare_coupable
    assert SORTS[code].code_cassiopee == code_cassiopee


def test_tous_les_sorts_sont_au_choix():
    assert [code for code, _ in choix_des_sorts()] == [
        "COUPABLE",
        "COUPABLE_REQUALIFIE",
        "COUPABLE_PARTIEL",
        "COUPABLE_EXEMPTE",
        "RELAXE",
        "IRRESPONSABILITE_122_1",
        "EXTINCTION",
        "NON_LIEU_A_STATUER",
        "INCOMPETENCE",
    ]


@pytest.mark.parametrize(
    ("dispositif", "attendu"),
    [
        (
            dire("COUPABLE", VOL),
            "Déclare MARTELLI Enzo coupable des faits de vol commis le 1er juillet 2026 à Grasse.",
        ),
        (dire("COUPABLE", ESCROQUERIE), "Déclare ABBAS Nora coupable des faits d’escroquerie."),
        (
            dire("COUPABLE_REQUALIFIE", ESCROQUERIE, precision="abus de confiance"),
            "Requalifie les faits d’escroquerie en abus de confiance ; déclare ABBAS Nora coupable des faits "
            "ainsi requalifiés.",
        ),
        (
            dire("COUPABLE_PARTIEL", ESCROQUERIE, precision="pour la période postérieure au 1er mars 2025"),
            "Déclare ABBAS Nora coupable des faits d’escroquerie, mais seulement pour la période postérieure "
            "au 1er mars 2025, et prononce la relaxe pour le surplus.",
        ),
        (
            dire("COUPABLE_EXEMPTE", ESCROQUERIE, precision="texte cité"),
            "Déclare ABBAS Nora coupable des faits d’escroquerie ; constate l’exemption légale de peine "
            "(texte cité).",
        ),
        (
            dire("RELAXE", ESCROQUERIE, "DOUTE"),
            "Renvoie ABBAS Nora des fins de la poursuite pour les faits d’escroquerie, au bénéfice du doute.",
        ),
        (
            dire("RELAXE", ESCROQUERIE),
            "Renvoie ABBAS Nora des fins de la poursuite pour les faits d’escroquerie, ⟨motif à préciser⟩.",
        ),
        (
            dire("EXTINCTION", ESCROQUERIE, "PRESCRIPTION"),
            "Constate, à l’égard d’ABBAS Nora, l’extinction de l’action publique pour les faits "
            "d’escroquerie, par la prescription.",
        ),
        (
            dire("NON_LIEU_A_STATUER", VOL, precision="citation nulle"),
            "Dit n’y avoir lieu à statuer, à l’égard de MARTELLI Enzo, sur les faits de vol commis le "
            "1er juillet 2026 à Grasse : citation nulle.",
        ),
        (
            dire("INCOMPETENCE", ESCROQUERIE),
            "Se déclare incompétent pour connaître des faits d’escroquerie reprochés à ABBAS Nora.",
        ),
        (
            dire("IRRESPONSABILITE_122_1", ESCROQUERIE),
            "Déclare qu’ABBAS Nora a commis les faits d’escroquerie ; prononce son irresponsabilité pénale "
            "en raison d’un trouble psychique ou neuropsychique ayant aboli son discernement ou le contrôle "
            "de ses actes au moment des faits.",
        ),
    ],
)
def test_un_sort_s_ecrit_au_dispositif(dispositif, attendu):
    assert dispositif == attendu


@pytest.mark.parametrize(
    ("code", "motifs"),
    [
        (
            "RELAXE",
            "FAIT_NON_ETABLI FAIT_NON_INFRACTION NON_IMPUTABLE ELEMENT_INTENTIONNEL DOUTE "
            "CAUSE_IRRESPONSABILITE PREUVE_ANNULEE ABROGATION_LOI",
        ),
        (
            "EXTINCTION",
            "DECES PRESCRIPTION AMNISTIE ABROGATION CHOSE_JUGEE TRANSACTION COMPOSITION_PENALE_EXECUTEE "
            "RETRAIT_PLAINTE AFD_PAYEE",
        ),
        ("COUPABLE", ""),
    ],
)
def test_un_sort_n_a_que_ses_motifs(code, motifs):
    assert [motif.code for motif in SORTS[code].motifs] == motifs.split()


def test_un_motif_d_un_autre_sort_est_refuse():
    with pytest.raises(MotifInconnu, match=r"DECES.*Relaxe"):
        SORTS["RELAXE"].motif("DECES")
    assert SORTS["RELAXE"].motif("") is None


@pytest.mark.parametrize(
    ("code", "motif", "precision", "manques"),
    [
        ("COUPABLE", "", "", ()),
        ("RELAXE", "", "", ("motif",)),
        ("RELAXE", "DOUTE", "", ()),
        ("EXTINCTION", "", "", ("motif",)),
        ("COUPABLE_REQUALIFIE", "", "  ", ("qualification retenue",)),
        ("COUPABLE_REQUALIFIE", "", "recel", ()),
        ("COUPABLE_PARTIEL", "", "", ("périmètre retenu",)),
        ("COUPABLE_EXEMPTE", "", "", ("texte prévoyant l’exemption",)),
        ("NON_LIEU_A_STATUER", "", "", ("motif",)),
    ],
)
def test_un_sort_incomplet_dit_ce_qui_lui_manque(code, motif, precision, manques):
    sort = SORTS[code]
    prononce = Prononce("X", "vol", sort.motif(motif), precision)
    assert sort.manques(prononce) == manques
    assert ("à préciser⟩" in sort.phrase(prononce)) is bool(manques)
