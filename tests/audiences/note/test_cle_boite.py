"""La clé des frappes gardées sur le poste : à une personne, pour une note, à la demande seulement."""

import base64

import pytest
from django.urls import reverse

from audiences.selectors.cle_boite import cle_boite
from mistral.socle.choix import Fonction
from tests.audiences.factories import InscriptionFactory


@pytest.fixture
def passage(tribunal):
    return InscriptionFactory(audience__juridiction=tribunal)


def demander(client, passage):
    return client.get(
        reverse("audiences:note-cle", args=[passage.pk]), headers={"Accept": "application/json"}
    )


def test_la_cle_est_de_256_bits_et_propre_a_la_personne_et_a_la_note():
    cles = {cle_boite(personne, note) for personne in (1, 11, 111) for note in (1, 11, 111)}
    assert len(cles) == 9
    assert {len(base64.b64decode(cle)) for cle in cles} == {32}


def test_la_cle_se_retrouve_et_suit_le_secret(settings):
    premiere = cle_boite(1, 2)
    assert cle_boite(1, 2) == premiere
    settings.SECRET_KEY = "x" * 60
    assert cle_boite(1, 2) != premiere
    settings.CLE_BOITE = "secret à part"
    a_part = cle_boite(1, 2)
    settings.SECRET_KEY = "y" * 60
    assert cle_boite(1, 2) == a_part


def test_qui_ecrit_recoit_sa_cle_sans_qu_elle_reste_en_cache(greffier, passage):
    reponse = demander(greffier, passage)
    recue = reponse.json()
    assert reponse.status_code == 200
    assert "no-store" in reponse["Cache-Control"]
    assert recue["personne"] == greffier.personne.pk
    assert recue["cle"] == cle_boite(greffier.personne.pk, passage.pk)
    assert recue["operations"] == reverse("audiences:note-operations", args=[passage.pk])
    assert recue["jeton"]


def test_la_page_porte_la_meme_cle(greffier, passage):
    page = greffier.get(reverse("audiences:note", args=[passage.pk])).content.decode()
    assert f'data-cle="{cle_boite(greffier.personne.pk, passage.pk)}"' in page


def test_deux_greffiers_n_ont_pas_la_meme_cle(greffier, passage, se_connecter, tribunal):
    autre = se_connecter(Fonction.GREFFIER, tribunal)
    assert demander(greffier, passage).json()["cle"] != demander(autre, passage).json()["cle"]


def test_qui_lit_n_a_pas_de_cle(presidente, directrice, passage):
    for personne in (presidente, directrice):
        assert demander(personne, passage).status_code == 403
        assert 'data-cle=""' in personne.get(reverse("audiences:note", args=[passage.pk])).content.decode()


def test_d_un_autre_tribunal_il_n_y_a_ni_note_ni_cle(greffier_ailleurs, passage):
    assert demander(greffier_ailleurs, passage).status_code == 404


def test_sans_session_la_reponse_dit_seulement_la_session(client, passage):
    reponse = demander(client, passage)
    assert (reponse.status_code, reponse.json()) == (401, {"etat": "SESSION"})
