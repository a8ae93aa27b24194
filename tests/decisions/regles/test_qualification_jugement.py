import pytest

from audiences.choix import ModeComparution
from decisions.choix import Qualification
from decisions.regles.droit_fixe_majore import est_droit_fixe_majore
from decisions.regles.qualification_jugement import (
    SELON_LA_PRESENCE,
    VALENT_CITATION_A_PERSONNE,
    qualification_proposee,
)

C, CAS, RIEN = "CONTRADICTOIRE", "CONTRADICTOIRE_A_SIGNIFIER", ""

CAS_DE_PRESENCE = [
    # présence, mode de convocation, mode de poursuite, proposition, articles
    ("CMP", "COPJ", "COPJ", C, ["410"]),
    ("CMP", "", "", C, ["410"]),
    ("CMPSM", "ORTC", "RI", C, ["410"]),
    ("CMPAM", "", "CD", C, ["410"]),
    ("NCMPAM", "", "CD", C, ["411"]),
    ("NCMPSM", "COPJ", "COPJ", CAS, ["410", "412"]),
    ("NCMPSM", "", "CD", CAS, ["410", "412"]),
    ("NCMP", "COPJ", "", CAS, ["410", "390-1"]),
    ("NCMP", "", "CONVGRE", CAS, ["410", "390-1"]),
    ("NCMP", "", "CVCEP", CAS, ["410", "390-1"]),
    ("NCMP", "CCPV", "", CAS, ["410", "394"]),
    ("NCMP", "", "CPV", CAS, ["410", "394"]),
    ("NCMP", "", "CD", RIEN, ["410", "412"]),  # rien ne dit comment la citation a été remise
    ("NCMP", "ORTC", "RI", RIEN, ["410", "412"]),
    ("NCMP", "", "", RIEN, ["410", "412"]),
    (None, "COPJ", "COPJ", RIEN, ["410"]),  # présence non notée
]


@pytest.mark.parametrize(("mode", "convocation", "poursuite", "proposee", "articles"), CAS_DE_PRESENCE)
def test_la_qualification_proposee_suit_la_presence_et_la_convocation(
    mode, convocation, poursuite, proposee, articles
):
    proposition = qualification_proposee(mode, (convocation, poursuite))
    assert proposition.qualification == proposee
    assert [article.numero for article in proposition.sources] == articles
    assert proposition.raison


def test_chaque_mode_de_comparution_a_une_reponse():
    assert set(SELON_LA_PRESENCE) == set(ModeComparution) - {ModeComparution.NON_COMPARANT}


def test_les_convocations_qui_valent_citation_sont_celles_du_code():
    assert set(VALENT_CITATION_A_PERSONNE) == {"COPJ", "CONVGRE", "CVCEP", "CPV", "CCPV"}


@pytest.mark.parametrize(
    ("qualification", "mode", "majore"),
    [
        (Qualification.CONTRADICTOIRE, "CMP", False),
        (Qualification.CONTRADICTOIRE, "NCMPAM", False),  # jugé sur demande en son absence (CPP 411)
        (Qualification.CONTRADICTOIRE_A_SIGNIFIER, "NCMP", True),
        (Qualification.CONTRADICTOIRE_A_SIGNIFIER, "NCMPSM", None),  # remise de la citation inconnue
        (Qualification.CONTRADICTOIRE_A_SIGNIFIER, None, None),
        (Qualification.DEFAUT, "NCMP", False),
        (Qualification.ITERATIF_DEFAUT, "NCMP", None),
        ("", "CMP", None),
    ],
)
def test_le_droit_fixe_est_majore_pour_qui_savait_et_n_est_pas_venu(qualification, mode, majore):
    assert est_droit_fixe_majore(qualification, mode) is majore
