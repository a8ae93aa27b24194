import pytest

from decisions.nature import PeinePrononcee
from decisions.regles.r_cu_01 import peine_sans_culpabilite
from decisions.regles.r_cu_02 import infraction_sans_sort
from mistral.socle.droit import BLOQUANT
from tests.decisions.situations import SORTS, infraction, prison, situation

AUTRE_PEINE = PeinePrononcee("AUTRE", libelle="stage de citoyenneté", cle="p2")


@pytest.mark.parametrize(
    ("sorts", "peines", "signale"),
    [
        (["COUPABLE"], [prison("6m")], False),
        (["COUPABLE_REQUALIFIE"], [prison("6m")], False),
        (["COUPABLE_PARTIEL"], [prison("6m")], False),
        (["RELAXE", "COUPABLE"], [prison("6m")], False),
        (["RELAXE"], [], False),
        (["RELAXE"], [prison("6m")], True),
        (["RELAXE"], [AUTRE_PEINE], True),
        (["EXTINCTION", "NON_LIEU_A_STATUER"], [prison("6m")], True),
        (["IRRESPONSABILITE_122_1"], [prison("6m")], True),
        (["INCOMPETENCE"], [prison("6m")], True),
        ([None], [prison("6m")], True),
        ([], [prison("6m")], True),
    ],
)
def test_r_cu_01_aucune_peine_sans_declaration_de_culpabilite(sorts, peines, signale):
    infractions = [infraction(sort=sort) for sort in sorts]
    constat = peine_sans_culpabilite(situation(*peines, infractions=infractions))
    assert (constat is not None) is signale
    if signale:
        assert constat.niveau is BLOQUANT
        assert constat.cibles == tuple(peine.cle for peine in peines)


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.code)
def test_r_cu_01_suit_ce_que_le_sort_declare(sort):
    constat = peine_sans_culpabilite(situation(prison("6m"), infractions=[infraction(sort=sort.code)]))
    assert (constat is None) is sort.declare_coupable


@pytest.mark.parametrize(
    ("sorts", "oubliees"),
    [
        (["COUPABLE", "RELAXE"], ()),
        ([], ()),
        (["COUPABLE", None], ("f2",)),
        ([None, "RELAXE", None], ("f1", "f3")),
    ],
)
def test_r_cu_02_chaque_infraction_poursuivie_a_un_sort(sorts, oubliees):
    infractions = [infraction(cle=f"f{rang}", sort=sort) for rang, sort in enumerate(sorts, start=1)]
    constat = infraction_sans_sort(situation(infractions=infractions))
    if not oubliees:
        assert constat is None
    else:
        assert constat.niveau is BLOQUANT
        assert constat.cibles == oubliees


def test_r_cu_02_nomme_les_infractions_oubliees():
    infractions = [
        infraction("f1", sort=None, libelle="VOL"),
        infraction("f2", sort="RELAXE", libelle="RECEL"),
        infraction("f3", sort=None, libelle="ESCROQUERIE"),
    ]
    seule = infraction_sans_sort(situation(infractions=infractions[:2]))
    assert seule.message == "Une infraction poursuivie n’a pas de sort\u00a0: VOL."
    deux = infraction_sans_sort(situation(infractions=infractions))
    assert deux.message == "Des infractions poursuivies n’ont pas de sort\u00a0: VOL et ESCROQUERIE."
