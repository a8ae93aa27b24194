"""L'écran des documents : droits, refus, zone, PDF servi, liens et reste à faire."""

import pytest
from django.urls import reverse

from audiences.prolongement import prolongements_de
from audiences.reste import RESTES
from decisions.models import Piece
from decisions.services.produire_piece import produire
from tests.audiences.exemples import appeler
from tests.audiences.factories import AudienceFactory, InscriptionFactory
from tests.decisions.factories import PieceFactory


@pytest.fixture
def audience(tribunal):
    """Audience d'une affaire jugée."""
    audience = AudienceFactory(juridiction=tribunal)
    InscriptionFactory(audience=audience)
    appeler(audience, 1)
    return audience


@pytest.fixture
def produite(audience):
    """Le rôle de l'audience, produit."""
    return produire(PieceFactory(audience=audience).pk)


def adresse(nom, objet):
    return reverse(f"decisions:{nom}", args=[objet.pk])


def lire(reponse):
    return reponse.content.decode()


def test_le_greffier_voit_les_documents_dus_et_peut_les_produire(greffier, audience):
    page = greffier.get(adresse("pieces", audience))
    assert page.status_code == 200
    assert "<strong>4 documents dus</strong>" in lire(page)
    assert "Tout produire (4)" in lire(page)


def test_la_magistrate_lit_sans_pouvoir_produire(presidente, audience):
    page = presidente.get(adresse("pieces", audience))
    assert page.status_code == 200
    assert "Tout produire" not in lire(page)
    assert presidente.post(adresse("tout-produire", audience)).status_code == 403
    assert presidente.post(adresse("produire-piece", audience), {"ligne": "x"}).status_code == 403


def test_la_cheffe_de_juridiction_n_y_entre_pas(cheffe, audience, produite):
    assert cheffe.get(adresse("pieces", audience)).status_code == 403
    assert cheffe.get(adresse("piece", produite)).status_code == 403


def test_un_autre_tribunal_ne_trouve_rien(greffier_ailleurs, audience, produite):
    assert greffier_ailleurs.get(adresse("pieces", audience)).status_code == 404
    assert greffier_ailleurs.get(adresse("piece", produite)).status_code == 404
    assert greffier_ailleurs.post(adresse("tout-produire", audience)).status_code == 404
    assert greffier_ailleurs.post(adresse("produire-piece", audience), {"ligne": "x"}).status_code == 404


@pytest.mark.parametrize("nom", ["produire-piece", "tout-produire"])
def test_un_acte_ne_se_fait_pas_par_un_lien(greffier, audience, nom):
    assert greffier.get(adresse(nom, audience)).status_code == 405


def test_produire_demande_la_piece_et_revient_a_la_page(greffier, audience):
    reponse = greffier.post(adresse("produire-piece", audience), {"ligne": f"role-audience-{audience.pk}"})
    assert reponse.status_code == 302
    assert reponse.url == adresse("pieces", audience)
    assert Piece.objects.get().demandee_par == greffier.personne


def test_tout_produire_demande_tous_les_documents_dus(greffier, audience, htmx):
    reponse = greffier.post(adresse("tout-produire", audience), headers=htmx, follow=True)
    assert Piece.objects.count() == 4
    assert lire(reponse).lstrip().startswith("<section")
    assert "4 en attente" in lire(reponse)


@pytest.mark.parametrize("ligne", ["", "jug-inscription-0", "note-audience-1", "x" * 200])
def test_une_demande_fausse_revient_avec_une_phrase(greffier, audience, htmx, ligne):
    for entetes in ({}, htmx):
        reponse = greffier.post(adresse("produire-piece", audience), {"ligne": ligne}, headers=entetes)
        assert reponse.status_code == 422
        assert "mp-erreurs" in lire(reponse)
    assert not Piece.objects.exists()


def test_la_zone_est_celle_de_la_page(greffier, audience, produite, htmx):
    zone = lire(greffier.get(adresse("pieces", audience), headers=htmx))
    page = lire(greffier.get(adresse("pieces", audience)))
    assert zone.count("<section") == 1
    assert 'id="pieces"' in zone and 'id="pieces"' in page
    for texte in ("Rôle d’audience (PDF)", "1 produit, ", "produite"):
        assert (texte in zone) == (texte in page)


def test_la_page_n_interroge_que_tant_qu_une_piece_est_en_attente(greffier, audience, produite, htmx):
    assert "every 1s" not in lire(greffier.get(adresse("pieces", audience)))
    greffier.post(adresse("tout-produire", audience))
    page = greffier.get(adresse("pieces", audience))
    assert "every 1s" in lire(page)
    marque = page.context["suivi"].vu
    assert greffier.get(adresse("pieces", audience), {"vu": marque}, headers=htmx).status_code == 204
    assert greffier.get(adresse("pieces", audience), {"vu": marque}).status_code == 200
    for piece in Piece.objects.exclude(pk=produite.pk):
        produire(piece.pk)
    finie = greffier.get(adresse("pieces", audience), {"vu": marque}, headers=htmx)
    assert finie.status_code == 200
    assert "every 1s" not in lire(finie)
    assert 'data-annonce="4 documents produits sur 4."' in lire(finie)


def test_un_echec_dit_sa_raison_et_propose_de_recommencer(greffier, audience):
    PieceFactory(audience=audience, etat="ECHEC", erreur="Le document dépasse 500 pages.")
    page = lire(greffier.get(adresse("pieces", audience)))
    assert "Le document dépasse 500 pages." in page
    assert "Recommencer" in page


def test_les_donnees_manquantes_sont_nommees(greffier, audience, produite):
    assert "Composition : président inconnu" in lire(greffier.get(adresse("pieces", audience)))


def test_le_pdf_s_ouvre_sans_cache_ni_nom_de_personne(greffier, audience, produite):
    reponse = greffier.get(adresse("piece", produite))
    produite.refresh_from_db()
    assert reponse.content == bytes(produite.contenu)
    assert reponse["Content-Type"] == "application/pdf"
    assert reponse["Content-Disposition"] == f'inline; filename="role-2026-11-24-{produite.pk}.pdf"'
    assert "no-store" in reponse["Cache-Control"]
    assert reponse["X-Content-Type-Options"] == "nosniff"


def test_une_piece_non_produite_n_a_pas_de_pdf(greffier, audience):
    assert greffier.get(adresse("piece", PieceFactory(audience=audience))).status_code == 404


def test_une_audience_sans_document_du_le_dit(greffier, tribunal, monkeypatch):
    monkeypatch.setattr("decisions.selectors.pieces.DOCUMENTS", [])
    page = greffier.get(adresse("pieces", AudienceFactory(juridiction=tribunal)))
    assert "Aucun document n’est dû" in lire(page)


@pytest.mark.parametrize("nombre", [1, 12])
def test_la_page_a_le_meme_nombre_de_requetes(nombre, greffier, tribunal, django_assert_num_queries):
    audience = AudienceFactory(juridiction=tribunal)
    InscriptionFactory.create_batch(nombre, audience=audience)
    for rang in range(1, nombre + 1):
        appeler(audience, rang)
    greffier.get(adresse("pieces", audience))
    with django_assert_num_queries(7):
        greffier.get(adresse("pieces", audience))


def test_l_audience_mene_a_ses_documents(greffier, audience):
    liens = {lien["code"]: lien for lien in prolongements_de(audience, "AUDIENCE", greffier.personne)}
    assert liens["DOCUMENTS"]["adresse"] == adresse("pieces", audience)
    assert liens["DOCUMENTS"]["touche"] == "Alt+D"


def test_l_affaire_mene_au_pdf_produit_ou_a_l_endroit_ou_le_demander(greffier, audience):
    inscription = audience.inscriptions.get()
    produit = produire(PieceFactory(audience=audience, inscription=inscription, document="NOTE").pk)
    liens = {lien["code"]: lien for lien in prolongements_de(inscription, "INSCRIPTION", greffier.personne)}
    assert liens["NOTE_PDF"]["adresse"] == adresse("piece", produit)
    assert liens["JUGEMENT_PDF"]["adresse"] == f"{adresse('pieces', audience)}#affaire-{inscription.pk}"


def test_les_documents_dus_restent_a_faire_tant_qu_ils_ne_sont_pas_produits(audience, produite):
    taches = list(RESTES["DOCUMENTS"].taches(audience))
    assert [tache.est_faite for tache in taches] == [True, False, False, False]
    assert taches[1].libelle == "Produire : Dossier de secours"
    assert taches[2].libelle.startswith("Produire : Note d’audience – 1. ")
