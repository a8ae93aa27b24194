"""Ce qui change d'un texte à l'autre, mot à mot, et de qui vient chaque passage."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiences.selectors.ecart_texte import Ecriture, Genre, comparer, passages_de

DEBUT = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
MOTS = ["il", "elle", "nie", "l’a", "vu", " ", " ", "\n", ".", "€", "é"]
TEXTES = st.lists(st.sampled_from(MOTS)).map("".join)


def refaire(fragments, *genres) -> str:
    return "".join(fragment.texte for fragment in fragments if fragment.genre in genres)


@given(TEXTES | st.text(max_size=40), TEXTES | st.text(max_size=40))
def test_les_fragments_refont_les_deux_textes(avant, apres):
    fragments = comparer(avant, apres)
    assert refaire(fragments, Genre.GARDE, Genre.RETRAIT) == avant
    assert refaire(fragments, Genre.GARDE, Genre.AJOUT) == apres
    if avant == apres:
        assert {fragment.genre for fragment in fragments} <= {Genre.GARDE}


@pytest.mark.parametrize(
    ("avant", "apres", "attendu"),
    [
        ("Il nie les faits.", "Il reconnaît les faits.", "Il [-nie][+reconnaît] les faits."),
        ("Il nie", "Il nie les faits", "Il nie[+ les faits]"),
        ("", "Il nie", "[+Il nie]"),
        ("l’avoué", "l’avocat", "[-l’avoué][+l’avocat]"),
    ],
)
def test_l_ecart_se_lit_mot_a_mot(avant, apres, attendu):
    signes = {Genre.GARDE: "{}", Genre.AJOUT: "[+{}]", Genre.RETRAIT: "[-{}]"}
    assert "".join(signes[f.genre].format(f.texte) for f in comparer(avant, apres)) == attendu


def test_deux_tres_longs_textes_sans_rien_de_commun_se_donnent_d_un_bloc():
    avant = " ".join(f"a{n}" for n in range(2000))
    apres = " ".join(f"b{n}" for n in range(2000))
    assert [fragment.genre for fragment in comparer(avant, apres)] == [Genre.RETRAIT, Genre.AJOUT]


def ecriture(texte, auteur, minute) -> Ecriture:
    return Ecriture(texte, auteur, DEBUT + timedelta(minutes=minute))


def test_un_mot_garde_reste_a_qui_l_a_tape():
    passages = passages_de(
        [
            ecriture("Il reconnaît", 1, 0),
            ecriture("Il reconnaît les faits.", 1, 1),
            ecriture("Il reconnaît partiellement les faits.", 2, 7),
        ]
    )
    assert [(p.texte, p.auteur_id) for p in passages] == [
        ("Il reconnaît ", 1),
        ("partiellement ", 2),
        ("les faits.", 1),
    ]
    assert (passages[1].du, passages[1].au) == (DEBUT + timedelta(minutes=7),) * 2


@given(st.lists(st.tuples(TEXTES, st.integers(1, 2)), min_size=1, max_size=6))
def test_les_passages_refont_le_dernier_texte(suite):
    ecritures = [ecriture(texte, auteur, minute) for minute, (texte, auteur) in enumerate(suite)]
    passages = passages_de(ecritures)
    assert "".join(passage.texte for passage in passages) == suite[-1][0]
    assert all(passage.du <= passage.au for passage in passages)
