import pytest

from audiences.locuteur import LOCUTEURS, TOUCHES_PRISES

LOCUTEURS.charger("audiences.locuteurs")


def test_tous_ceux_qui_parlent_a_l_audience_y_sont():
    assert LOCUTEURS.codes() == [
        "PRESIDENT",
        "ASSESSEUR",
        "MINISTERE_PUBLIC",
        "PREVENU",
        "AVOCAT_DEFENSE",
        "PARTIE_CIVILE",
        "AVOCAT_PARTIE_CIVILE",
        "VICTIME",
        "TEMOIN",
        "EXPERT",
        "INTERPRETE",
        "TRIBUNAL",
        "GREFFIER",
        "AUTRE",
    ]


def test_deux_locuteurs_n_ont_ni_la_meme_touche_ni_la_meme_abreviation():
    touches = [locuteur.touche for locuteur in LOCUTEURS if locuteur.touche]
    abreviations = [locuteur.abreviation for locuteur in LOCUTEURS]
    assert len(set(touches)) == len(touches)
    assert len(set(abreviations)) == len(abreviations)
    assert all(len(touche) == 1 and "A" <= touche <= "Z" for touche in touches)


def test_aucune_touche_n_est_celle_d_un_acte_de_l_ecran():
    assert not TOUCHES_PRISES & {locuteur.touche for locuteur in LOCUTEURS}


@pytest.mark.parametrize(
    ("code", "masculin", "feminin"),
    [
        ("PRESIDENT", "LE PRÉSIDENT", "LA PRÉSIDENTE"),
        ("PREVENU", "LE PRÉVENU", "LA PRÉVENUE"),
        ("AVOCAT_DEFENSE", "L’AVOCAT DE LA DÉFENSE", "L’AVOCATE DE LA DÉFENSE"),
        ("TRIBUNAL", "LE TRIBUNAL", "LE TRIBUNAL"),
    ],
)
def test_un_locuteur_s_accorde(code, masculin, feminin):
    assert LOCUTEURS[code].nomme() == masculin
    assert LOCUTEURS[code].nomme(feminin=True) == feminin
