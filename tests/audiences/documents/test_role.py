"""Le rôle d'audience imprimé."""

from pathlib import Path

import pytest
from django.utils import timezone

from audiences.documents.role import ROLE, contexte
from mistral.socle.impression import imprimer_document
from tests.audiences.exemples import importer_grasse
from tests.audiences.factories import AudienceFactory, InscriptionFactory, PreventionFactory
from tests.lecture_pdf import balises_de, comparer, mots_de, objets_de

ATTENDUS = Path(__file__).parent / "attendus"


@pytest.fixture
def audience(tribunal):
    """L'audience de l'exemple."""
    return importer_grasse(tribunal)


@pytest.fixture
def imprime(audience):
    """Le rôle de l'exemple, imprimé."""
    return imprimer_document(ROLE, audience)


def test_le_role_se_lit_comme_le_texte_relu(imprime):
    comparer(imprime.pdf, ATTENDUS / "role-grasse.txt")


def test_rien_d_inconnu_n_est_imprime_comme_connu(imprime):
    texte = mots_de(imprime.pdf)
    assert "X se disant NGUYEN" in texte
    assert "en 2001, jour et mois inconnus" in texte
    assert "1er janvier 2001" not in texte
    assert "Avocat : inconnu" in texte


def test_le_role_nomme_ce_qui_manque(imprime):
    assert "X se disant NGUYEN Minh, Anh : date de naissance incomplète" in imprime.manques
    assert "X se disant NGUYEN Minh, Anh : identité déclarée, non établie" in imprime.manques


def test_les_trois_vols_d_un_meme_numero_sont_trois_faits(imprime):
    texte = mots_de(imprime.pdf)
    for jour in ("2 octobre 2025", "5 octobre 2025", "9 octobre 2025"):
        assert f"VOL (NATINF 7151), le {jour}" in texte


def test_les_noms_gardent_trait_d_union_apostrophe_et_esperluette(imprime):
    texte = mots_de(imprime.pdf)
    assert "DE LA FONTAINE D'ARC Éloïse" in texte
    assert "SARL CHÊNE & FILS, partie civile" in texte


def test_le_role_est_un_vrai_tableau_titre(imprime):
    document, _ = objets_de(imprime.pdf)
    assert str(document.docinfo["/Title"]) == "Rôle de l’audience du mardi 24\u00a0novembre 2026, Chambre 15"
    roles = balises_de(imprime.pdf)
    assert roles.count("TH") >= 6
    assert roles.count("H1") == 1
    assert len(document.attachments) == 0


def test_une_affaire_retiree_du_role_n_est_pas_imprimee(audience):
    audience.inscriptions.filter(rang=1).update(retiree_le=timezone.now())
    assert [affaire.rang for affaire in contexte(audience).affaires] == [2, 3, 4, 5, 6]


def test_un_role_vide_le_dit(tribunal):
    imprime = imprimer_document(ROLE, AudienceFactory(juridiction=tribunal))
    assert "Aucune affaire n’est inscrite à ce rôle." in mots_de(imprime.pdf)
    assert "Composition : président inconnu" in imprime.manques
    assert "Salle d’audience inconnue" in imprime.manques


@pytest.mark.parametrize("nombre", [1, 12])
def test_le_nombre_de_requetes_ne_depend_pas_des_affaires(nombre, tribunal, django_assert_num_queries):
    audience = AudienceFactory(juridiction=tribunal)
    for _ in range(nombre):
        inscription = InscriptionFactory(audience=audience)
        PreventionFactory(infraction__affaire=inscription.affaire)
    with django_assert_num_queries(9):
        contexte(audience)


def test_memes_donnees_memes_octets(audience, imprime):
    assert imprimer_document(ROLE, audience).pdf == imprime.pdf
