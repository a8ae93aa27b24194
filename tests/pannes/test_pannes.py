"""Cent vingt pannes au moins, en pleine frappe : rien d'accusé ne se perd, rien de faux ne s'affiche."""

import pytest

import tests.pannes.sortes  # noqa: F401 — inscrit les sortes
from tests.pannes.panne import SORTES, tirer

AU_MOINS = 120


@pytest.mark.parametrize("code", SORTES)
def test_la_note_se_remet_de_cette_panne_sans_rien_perdre(campagne, code):
    siennes = [panne for panne in campagne.pannes if panne.sorte.code == code]
    assert siennes
    assert [(panne.numero, panne.violations, panne.traits) for panne in siennes if panne.violations] == []


def test_cent_vingt_pannes_au_moins_ont_vraiment_eu_lieu(campagne):
    assert len(campagne.jouees) == len(campagne.pannes)
    assert len(campagne.jouees) >= AU_MOINS


def test_les_notes_relues_en_entier_n_ont_ni_manque_ni_doublon_ni_chaine_rompue(campagne):
    assert campagne.fautes == []


@pytest.mark.parametrize("code", ["coupe-montante", "coupe-descendante"])
def test_les_coupures_couvrent_tout_le_flux(campagne, code):
    traits = [
        trait.split() for panne in campagne.jouees if panne.sorte.code == code for trait in panne.traits
    ]
    parts = sorted(int(mots[3]) / int(mots[-1]) for mots in traits)
    ecarts = [suivante - part for part, suivante in zip([0.0, *parts], [*parts, 1.0], strict=True)]
    assert max(ecarts) < 0.25, parts


def test_un_tirage_se_rejoue_a_l_identique():
    premier, second = ([(p.sorte.code, p.part, p.texte()) for p in tirer(200, 7)] for _ in range(2))
    assert premier == second
    assert {code for code, _part, _texte in premier} == set(SORTES)
