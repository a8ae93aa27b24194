import pytest

from audiences.regles.faits_indemnisables import est_indemnisable


@pytest.mark.parametrize(
    ("famille", "libelle", "attendu"),
    [
        ("", "VOL EN RÉUNION", True),
        ("", "CONDUITE MALGRÉ REFUS VOLONTAIRE", False),
        ("VIF", "VIOLENCE SUR UN ASCENDANT", True),
        ("SEXUELLES", "EXHIBITION SEXUELLE", True),
        ("", "ESCROQUERIE", True),
        ("", "VIOLATION DE DOMICILE", False),
        ("ATTEINTES_INVOLONTAIRES", "BLESSURES INVOLONTAIRES PAR CONDUCTEUR DE VÉHICULE", False),
        ("ATTEINTES_INVOLONTAIRES", "BLESSURES INVOLONTAIRES", True),
        ("STUPEFIANTS", "USAGE ILLICITE DE STUPÉFIANTS", False),
        ("CYBER", "ALTÉRATION D’UN SYSTÈME DE TRAITEMENT AUTOMATISÉ", False),
    ],
)
def test_les_faits_que_la_civi_indemnise(famille, libelle, attendu):
    assert est_indemnisable([("ROUTE", "DÉLIT DE FUITE"), (famille, libelle)]) is attendu
