"""Demander une pièce, la produire, échouer, reprendre."""

import hashlib
import json

import pytest
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from audiences.choix import Issue
from decisions.choix import EtatPiece
from decisions.models import Piece
from decisions.selectors.pieces import pieces_dues, suivi_des_pieces
from decisions.services import produire_piece as production
from decisions.services.demander_piece import demander_piece, demander_pieces_restantes
from decisions.services.produire_piece import abandonner, produire
from mistral.socle import pdf
from mistral.socle.document import DOCUMENTS
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.models import EntreeJournal
from tests.audiences.exemples import appeler
from tests.audiences.factories import AudienceFactory, InscriptionFactory
from tests.decisions.factories import PieceFactory
from tests.socle.factories import UtilisateurFactory


@pytest.fixture
def audience(tribunal):
    """Audience de deux affaires, la première jugée."""
    audience = AudienceFactory(juridiction=tribunal, ouverte_le=timezone.now())
    InscriptionFactory.create_batch(2, audience=audience)
    appeler(audience, 1, issue=Issue.RETENUE_JUGEE)
    return audience


@pytest.fixture
def agent(db):
    """Celui qui demande."""
    return UtilisateurFactory()


@pytest.fixture
def demandee(audience, agent):
    """Le rôle de l'audience, demandé."""
    return demander_piece(DOCUMENTS["ROLE"], audience, par=agent)


def taches():
    """Donne les arguments des tâches en file."""
    with connection.cursor() as curseur:
        curseur.execute("SELECT task_name, queue_name, args FROM procrastinate_jobs ORDER BY id")
        return curseur.fetchall()


def actes(piece):
    """Donne les actes consignés sur cette pièce."""
    entrees = EntreeJournal.objects.filter(objet_type="decisions.piece", objet_id=piece.pk)
    return list(entrees.order_by("pk").values_list("acte", flat=True))


def test_les_documents_dus_sont_le_role_puis_ceux_des_affaires_appelees(audience):
    dus = [
        (
            groupe.inscription.rang if groupe.inscription else None,
            [ligne.document.code for ligne in groupe.lignes],
        )
        for groupe in pieces_dues(audience)
    ]
    assert dus == [(None, ["ROLE"]), (1, ["NOTE", "JUG"])]


def test_demander_inscrit_la_piece_et_sa_tache(demandee):
    assert demandee.etat == EtatPiece.A_PRODUIRE
    ((nom, file, arguments),) = taches()
    assert (nom, file) == ("decisions.produire_piece", "pieces")
    # Des numéros seulement : aucun texte personnel ne passe par la file.
    assert json.loads(arguments) == {"piece_id": demandee.pk, "juridiction_id": demandee.juridiction_id}
    assert actes(demandee) == ["piece-demandee"]


def test_la_tache_disparait_avec_la_transaction(audience, agent):
    """L'insertion passe par la connexion de Django : annuler l'une annule l'autre."""
    with pytest.raises(RuntimeError), transaction.atomic():
        demander_piece(DOCUMENTS["ROLE"], audience, par=agent)
        assert len(taches()) == 1
        raise RuntimeError
    assert taches() == []
    assert not Piece.objects.exists()


def test_demander_deux_fois_ne_produit_qu_une_piece(demandee, audience, agent):
    assert demander_piece(DOCUMENTS["ROLE"], audience, par=agent) == demandee
    assert len(taches()) == 1


def test_un_document_qui_n_est_pas_du_est_refuse(audience, agent):
    with pytest.raises(ActeImpossible, match="n’est pas dû"):
        demander_piece(DOCUMENTS["JUG"], audience.inscriptions.get(rang=2), par=agent)
    assert taches() == []


def test_tout_demander_ne_demande_que_ce_qui_manque(demandee, audience, agent):
    produire(demandee.pk)
    demandees = demander_pieces_restantes(audience, par=agent)
    assert [piece.document for piece in demandees] == ["NOTE", "JUG"]
    assert demander_pieces_restantes(audience, par=agent) == []


def test_produire_garde_le_pdf_son_empreinte_et_ce_qui_manquait(demandee):
    piece = produire(demandee.pk)
    piece.refresh_from_db()
    contenu = bytes(piece.contenu)
    assert contenu.startswith(b"%PDF")
    assert piece.empreinte == hashlib.sha256(contenu).hexdigest()
    assert "Composition : président inconnu" in piece.liste_des_manques
    assert actes(piece) == ["piece-demandee", "piece-produite"]


def test_produire_deux_fois_ne_change_rien(demandee):
    premiere = produire(demandee.pk)
    seconde = produire(demandee.pk)
    assert (seconde.empreinte, seconde.produite_le) == (premiere.empreinte, premiere.produite_le)
    assert actes(demandee) == ["piece-demandee", "piece-produite"]


def test_une_piece_laissee_en_cours_par_un_ouvrier_mort_est_reprise(tribunal):
    piece = PieceFactory(audience=AudienceFactory(juridiction=tribunal), etat=EtatPiece.EN_COURS)
    assert produire(piece.pk).etat == EtatPiece.PRODUIT


def test_un_document_trop_long_echoue_avec_sa_raison(demandee, monkeypatch):
    monkeypatch.setattr(pdf, "LIMITE_HTML", 100)
    piece = produire(demandee.pk)
    assert piece.etat == EtatPiece.ECHEC
    assert "Rien n’a été produit" in piece.erreur
    assert actes(piece) == ["piece-demandee", "piece-en-echec"]


def test_une_erreur_imprevue_met_la_piece_en_echec_et_remonte(demandee, monkeypatch):
    def casser(document, objet):
        raise KeyError("NOM DU PRÉVENU")

    monkeypatch.setattr(production, "imprimer_document", casser)
    with pytest.raises(KeyError):
        produire(demandee.pk)
    demandee.refresh_from_db()
    assert demandee.etat == EtatPiece.ECHEC
    assert "NOM DU PRÉVENU" not in demandee.erreur
    assert f"pièce n°\u00a0{demandee.pk}" in demandee.erreur


def test_une_panne_de_la_base_laisse_la_piece_a_reprendre(demandee, monkeypatch):
    def couper(document, objet):
        raise OperationalError

    monkeypatch.setattr(production, "imprimer_document", couper)
    with pytest.raises(OperationalError):
        produire(demandee.pk)
    monkeypatch.undo()
    demandee.refresh_from_db()
    assert demandee.etat == EtatPiece.EN_COURS
    assert produire(demandee.pk).etat == EtatPiece.PRODUIT


def test_apres_un_echec_on_peut_recommencer(demandee, audience, agent, monkeypatch):
    monkeypatch.setattr(pdf, "LIMITE_HTML", 100)
    produire(demandee.pk)
    monkeypatch.undo()
    nouvelle = demander_piece(DOCUMENTS["ROLE"], audience, par=agent)
    assert nouvelle != demandee
    assert produire(nouvelle.pk).etat == EtatPiece.PRODUIT
    assert suivi_des_pieces(audience).en_echec == 0


def test_trop_d_essais_mettent_la_piece_en_echec_sans_toucher_a_une_piece_produite(demandee, audience):
    produite = produire(demandee.pk)
    assert abandonner(produite.pk).etat == EtatPiece.PRODUIT
    bloquee = PieceFactory(audience=audience, etat=EtatPiece.EN_COURS)
    assert abandonner(bloquee.pk).etat == EtatPiece.ECHEC


def test_la_version_precedente_reste_lisible_pendant_la_suivante(demandee, audience, agent):
    produire(demandee.pk)
    demander_piece(DOCUMENTS["ROLE"], audience, par=agent)
    ligne = suivi_des_pieces(audience).lignes[0]
    assert ligne.est_en_attente
    assert ligne.produite == demandee


@pytest.mark.parametrize("nombre", [1, 12])
def test_le_nombre_de_requetes_ne_depend_pas_des_affaires(nombre, tribunal, django_assert_num_queries):
    audience = AudienceFactory(juridiction=tribunal, ouverte_le=timezone.now())
    InscriptionFactory.create_batch(nombre, audience=audience)
    for rang in range(1, nombre + 1):
        appeler(audience, rang)
    with django_assert_num_queries(2):
        assert suivi_des_pieces(audience).total == 1 + 2 * nombre
