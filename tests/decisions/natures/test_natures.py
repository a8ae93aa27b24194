from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.nature import A_PRECISER, Colonne, PeinePrononcee, Sursis, choix_des_natures, phrase_de
from mistral.socle.duree import Duree
from tests.decisions.situations import NATURES, prison

AUCUN, SIMPLE, PROBATOIRE = Sursis


@pytest.mark.parametrize(
    ("peine", "phrase"),
    [
        (prison("3m"), "trois mois (3 mois) d’emprisonnement"),
        (prison("1a 6m"), "un an et six mois (1 an et 6 mois) d’emprisonnement"),
        (
            prison("6m", SIMPLE),
            "six mois (6 mois) d’emprisonnement, peine intégralement assortie du sursis simple",
        ),
        (
            prison("1a", SIMPLE, "12m"),
            "un an (1 an) d’emprisonnement, peine intégralement assortie du sursis simple",
        ),
        (
            prison("8m", SIMPLE, "4m"),
            "huit mois (8 mois) d’emprisonnement dont quatre mois (4 mois) assortis du sursis simple",
        ),
        (
            prison("18m", SIMPLE, "1a"),
            "dix-huit mois (18 mois) d’emprisonnement dont un an (1 an) assorti du sursis simple",
        ),
        (
            prison("8m", PROBATOIRE, "4m", "2a"),
            "huit mois (8 mois) d’emprisonnement dont quatre mois (4 mois) assortis du sursis probatoire "
            "pendant deux ans (2 ans)",
        ),
        (
            prison("8m", PROBATOIRE, probation="18m"),
            "huit mois (8 mois) d’emprisonnement, peine intégralement assortie du sursis probatoire "
            "pendant dix-huit mois (18 mois)",
        ),
        (prison(""), "⟨durée à préciser⟩ d’emprisonnement"),
        (
            prison("8m", PROBATOIRE, "4m"),
            "huit mois (8 mois) d’emprisonnement dont quatre mois (4 mois) assortis du sursis probatoire "
            "pendant ⟨délai de probation à préciser⟩",
        ),
        (
            PeinePrononcee("AMENDE", montant=Decimal("2000")),
            "une amende de deux mille euros (2 000,00 €)",
        ),
        (PeinePrononcee("AMENDE"), "une amende de ⟨montant à préciser⟩"),
        (PeinePrononcee("AUTRE", libelle=" un stage de citoyenneté "), "un stage de citoyenneté"),
        (PeinePrononcee("AUTRE", libelle="  "), "⟨peine à préciser⟩"),
    ],
)
def test_une_peine_s_ecrit_en_lettres_et_en_chiffres(peine, phrase):
    assert phrase_de(peine).replace("\u00a0", " ").replace("\u202f", " ") == phrase


@pytest.mark.parametrize(
    ("peine", "manques"),
    [
        (prison(""), (Colonne.DUREE,)),
        (prison("8m"), ()),
        (prison("8m", SIMPLE), ()),
        (prison("8m", PROBATOIRE), (Colonne.DELAI_PROBATION,)),
        (prison("", PROBATOIRE), (Colonne.DUREE, Colonne.DELAI_PROBATION)),
        (prison("8m", PROBATOIRE, probation="2a"), ()),
        (PeinePrononcee("AMENDE"), (Colonne.MONTANT,)),
        (PeinePrononcee("AMENDE", montant=Decimal("1")), ()),
        (PeinePrononcee("AUTRE"), (Colonne.LIBELLE,)),
        (PeinePrononcee("AUTRE", libelle="stage"), ()),
    ],
)
def test_une_peine_incomplete_dit_ce_qui_lui_manque(peine, manques):
    assert NATURES[peine.nature].manques(peine) == manques


@pytest.mark.parametrize(
    ("peine", "mots"),
    [
        (prison("8m", PROBATOIRE, "4m", "2a"), []),
        (prison("8m", SIMPLE, "8m"), []),
        (prison("8m", SIMPLE, "9m"), ["dépasse la durée totale"]),
        (prison("", SIMPLE, "9m"), []),
        (prison("8m", AUCUN, "4m"), ["sans sursis"]),
        (prison("8m", SIMPLE, probation="2a"), ["n’est pas probatoire"]),
        (prison("8m", AUCUN, "9m", "2a"), ["dépasse", "sans sursis", "n’est pas probatoire"]),
        (PeinePrononcee("AMENDE", montant=Decimal("1")), []),
    ],
)
def test_une_saisie_qui_se_contredit_est_dite(peine, mots):
    vues = NATURES[peine.nature].incoherences(peine)
    assert len(vues) == len(mots)
    assert all(mot in vue for mot, vue in zip(mots, vues, strict=True))


@given(st.integers(1, 240), st.integers(0, 240), st.sampled_from(Sursis))
def test_la_partie_assortie_est_nulle_partielle_ou_entiere(totale, assortie, sursis):
    peine = prison(f"{totale}m", sursis, f"{assortie}m")
    if sursis is AUCUN:
        assert peine.partie_assortie == Duree()
    elif assortie in (0, totale):
        assert peine.est_avec_sursis_total
        assert peine.partie_assortie == Duree(mois=totale)
    else:
        assert peine.partie_assortie == Duree(mois=assortie)


@pytest.mark.parametrize("nature", NATURES, ids=lambda nature: nature.code)
def test_une_nature_ne_declare_que_des_colonnes_qui_existent(nature):
    champs = {champ.name for champ in fields(PeinePrononcee)}
    assert {colonne.value for colonne in nature.colonnes} <= champs
    assert set(nature.bornes) <= set(nature.colonnes)
    assert nature.sources
    vide = PeinePrononcee(nature.code)
    assert set(nature.manques(vide)) <= set(nature.colonnes)
    assert "à préciser⟩" in nature.phrase(vide)
    # Une peine que rien ne remplit n'imprime aucune valeur supposée.
    assert not any(signe.isdigit() for signe in nature.phrase(vide))


def test_chaque_colonne_a_son_texte_de_remplacement():
    assert set(A_PRECISER) == set(Colonne)


def test_les_natures_sont_dans_l_ordre_du_catalogue():
    assert choix_des_natures() == [
        ("EMPRISONNEMENT", "Emprisonnement"),
        ("AMENDE", "Amende"),
        ("AUTRE", "Autre peine"),
    ]


def test_un_douteux_en_jours_n_est_pas_une_incoherence():
    peine = replace(prison("1m", SIMPLE), duree_sursis=Duree(jours=30))
    assert NATURES["EMPRISONNEMENT"].incoherences(peine) == ()
