import pytest

from audiences.etape import ETAPES
from audiences.locuteur import LOCUTEURS, TOUCHES_PRISES

LOCUTEURS.charger("audiences.locuteurs")
ETAPES.charger("audiences.etapes")


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


@pytest.mark.parametrize(
    ("code", "depuis", "vers"),
    [
        ("PREVENU", "FAITS", "INTERRO"),  # Après le rapport, il répond.
        ("PREVENU", "VICTIME", "INTERRO"),  # Confronté à la victime, il répond encore.
        ("PREVENU", "PLAID", None),  # Le dernier mot ne se suppose pas.
        ("PREVENU", "APPEL", None),
        ("VICTIME", "INTERRO", "VICTIME"),
        ("PARTIE_CIVILE", "FAITS", "VICTIME"),
        ("PARTIE_CIVILE", "DEM_PC", None),  # Ses demandes ne sont pas son audition.
        ("AVOCAT_DEFENSE", "REQ", "PLAID"),
        ("AVOCAT_DEFENSE", "INTERRO", None),  # Il interroge.
        ("PRESIDENT", "VICTIME", None),
    ],
)
def test_qui_parle_ouvre_son_etape(code, depuis, vers):
    assert LOCUTEURS[code].ouvre.get(depuis) == vers


def test_aucune_parole_n_ouvre_d_elle_meme_une_etape_due():
    ouvertes = {vers for locuteur in LOCUTEURS for vers in locuteur.ouvre.values()}
    assert ouvertes <= set(ETAPES.codes())
    assert not ouvertes & {"IDENT", "DROITS", "CI_ACCORD", "REQ", "PAROLE", "PRON", "DELIB_DATE"}
