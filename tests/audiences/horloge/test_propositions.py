"""Affaires à renvoyer, heure dite par une phrase, état d'une affaire suspendue."""

from datetime import UTC, datetime, timedelta

import pytest

from audiences.choix import Situation
from audiences.regles.affaires_a_renvoyer import Candidate, affaires_a_renvoyer
from audiences.regles.etat_affaire import etat_affaire
from audiences.regles.heure_dite import dit_l_heure
from audiences.regles.regime_convocation import Regime

INSTANT = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


def minutes(nombre: float) -> timedelta:
    return timedelta(minutes=nombre)


# Affaires à renvoyer

LIBRE, CITEE = frozenset({Situation.LIBRE}), frozenset({Regime.CITATION})


def candidate(rang, **traits):
    return Candidate(cle=rang, rang=rang, nom=f"{rang}", **({"situations": LIBRE, "regimes": CITEE} | traits))


@pytest.mark.parametrize(
    ("traits", "est_proposee"),
    [
        ({}, True),
        ({"est_appelee": True}, False),
        ({"est_retiree": True}, False),
        ({"situations": frozenset({Situation.LIBRE, Situation.DETENU})}, False),
        ({"situations": frozenset({Situation.SOUS_MESURE})}, False),
        ({"regimes": frozenset({Regime.IMMEDIATE})}, False),
        ({"regimes": frozenset({Regime.DIFFEREE})}, False),
        ({"situations": frozenset({Situation.INCONNUE})}, True),
    ],
)
def test_seules_les_affaires_sans_delai_ni_detenu_sont_proposees(traits, est_proposee):
    assert bool(affaires_a_renvoyer([candidate(1, **traits)])) is est_proposee


def test_l_ordre_des_propositions_et_leur_raison():
    proposees = affaires_a_renvoyer(
        [
            candidate(1, attendue=minutes(20)),
            candidate(2, attendue=minutes(90), renvois=1),
            candidate(3, attendue=minutes(60)),
            candidate(4, attendue=minutes(60)),
            candidate(5, situations=frozenset({Situation.INCONNUE}), attendue=minutes(200)),
        ]
    )
    assert [une.cle for une in proposees] == [4, 3, 1, 5, 2]
    raisons = {une.cle: une.raison.replace("\u00a0", " ") for une in proposees}
    assert raisons[4] == (
        "non appelée, aucun détenu, aucun délai légal connu, jamais renvoyée et 60 min de débats attendues"
    )
    assert "situation pénale à vérifier" in raisons[5]
    assert "déjà renvoyée" in raisons[2]


# Ce que dit la note, l'état


@pytest.mark.parametrize(
    ("texte", "heures", "minutes_", "dite"),
    [
        ("L’audience est ouverte à 13\u00a0h\u00a034, salle 2.", 13, 34, True),
        ("ouverte à 13h34", 13, 34, True),
        ("ouverte à 13 heures 34", 13, 34, True),
        ("ouverte à 13 h 34", 13, 4, False),
        ("ouverte à 9 h 05", 9, 5, True),
        ("ouverte à 14 h", 14, 0, True),
        ("ouverte à 14 h 00", 14, 0, True),
        ("ouverte à 14 h 30", 14, 0, False),
        ("en 113 h 34", 13, 34, False),
    ],
)
def test_la_phrase_dit_une_heure(texte, heures, minutes_, dite):
    assert dit_l_heure(texte, heures, minutes_) is dite


@pytest.mark.parametrize(
    ("suspension", "mot"), [("", "En cours"), ("SUSPENSION", "Suspendue"), ("DELIBERE", "En délibéré")]
)
def test_l_etat_d_une_affaire_suspendue(suspension, mot):
    etat = etat_affaire(
        appelee_le=INSTANT, terminee_le=None, retiree_le=None, issue="", suspension=suspension
    )
    assert etat.libelle == mot
