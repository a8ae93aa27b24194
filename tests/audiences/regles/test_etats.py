"""États affichés : toujours un mot, jamais une couleur seule."""

import datetime

import pytest

from audiences.choix import Fauteuil, Formation, Issue, NatureSession
from audiences.regles.etat_affaire import SELON_ISSUE, etat_affaire
from audiences.regles.etat_audience import (
    FAUTEUILS_REQUIS,
    SELON_SESSION,
    etat_audience,
    manques_preparation,
)

INSTANT = datetime.datetime(2026, 11, 24, 14, 5, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("appelee", "terminee", "retiree", "issue", "mot"),
    [
        (None, None, None, "", "À appeler"),
        (INSTANT, None, None, "", "En cours"),
        (INSTANT, INSTANT, None, "", "Débats clos"),
        (None, None, INSTANT, "", "Retirée du rôle"),
        (INSTANT, None, INSTANT, "", "En cours"),
        (INSTANT, INSTANT, None, Issue.RETENUE_JUGEE, "Jugée"),
        (INSTANT, None, None, Issue.RENVOYEE, "Renvoyée"),
        (INSTANT, INSTANT, None, Issue.MISE_EN_DELIBERE, "En délibéré"),
    ],
)
def test_l_etat_d_une_affaire(appelee, terminee, retiree, issue, mot):
    etat = etat_affaire(appelee_le=appelee, terminee_le=terminee, retiree_le=retiree, issue=issue)
    assert etat.libelle == mot


@pytest.mark.parametrize(
    ("ouverte", "levee", "session", "manques", "mot"),
    [
        (None, None, "", ["président à désigner"], "À préparer"),
        (None, None, "", [], "Prête"),
        (INSTANT, None, NatureSession.DEBATS, ["président à désigner"], "En cours"),
        (INSTANT, None, NatureSession.SUSPENSION, [], "Suspendue"),
        (INSTANT, None, NatureSession.DELIBERE, [], "En délibéré"),
        (INSTANT, INSTANT, "", [], "Levée"),
    ],
)
def test_l_etat_d_une_audience(ouverte, levee, session, manques, mot):
    etat = etat_audience(ouverte_le=ouverte, levee_le=levee, session=session, manques=manques)
    assert etat.libelle == mot


def test_une_audience_levee_est_close_quand_toutes_ses_notes_sont_signees():
    levee = {"ouverte_le": INSTANT, "levee_le": INSTANT, "session": "", "manques": []}
    assert etat_audience(**levee, a_signer=2).libelle == "Levée"
    assert etat_audience(**levee, a_signer=0).libelle == "Close"


def test_une_audience_annulee_n_est_ni_prete_ni_a_preparer():
    for manques in ([], ["rôle vide"]):
        etat = etat_audience(ouverte_le=None, levee_le=None, session="", manques=manques, annulee_le=INSTANT)
        assert etat.libelle == "Annulée"


TROIS = {Fauteuil.PRESIDENT, Fauteuil.MINISTERE_PUBLIC, Fauteuil.GREFFIER}


@pytest.mark.parametrize(
    ("formation", "fauteuils", "affaires", "manques"),
    [
        (Formation.JUGE_UNIQUE, TROIS, 1, []),
        (Formation.JUGE_UNIQUE, TROIS, 0, ["rôle vide"]),
        (Formation.JUGE_UNIQUE, TROIS - {Fauteuil.GREFFIER}, 1, ["greffier à désigner"]),
        (Formation.COLLEGIALE, TROIS, 1, ["premier assesseur à désigner", "second assesseur à désigner"]),
        (Formation.COLLEGIALE, TROIS | {Fauteuil.ASSESSEUR_1, Fauteuil.ASSESSEUR_2}, 3, []),
    ],
)
def test_ce_qui_manque_pour_tenir_l_audience(formation, fauteuils, affaires, manques):
    assert manques_preparation(formation=formation, fauteuils=fauteuils, affaires=affaires) == manques


def test_les_tables_sont_completes():
    assert set(SELON_ISSUE) == set(Issue)
    assert set(SELON_SESSION) == set(NatureSession)
    assert set(FAUTEUILS_REQUIS) == set(Formation)
    assert all(etat.libelle for etat in (*SELON_ISSUE.values(), *SELON_SESSION.values()))
