"""Demander une pièce : l'inscrire et la confier à l'ouvrier, dans la même transaction."""

from django.db import transaction
from procrastinate.contrib.django import app

from audiences.models import Audience, Inscription
from decisions.choix import EtatPiece
from decisions.models import Piece
from decisions.selectors.pieces import LigneDePiece, pieces_dues
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.document import Document, Portee
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

# La tâche est plus haute que l'acte : il la désigne par son nom.
TACHE, FILE = "decisions.produire_piece", "pieces"
EN_ATTENTE = (EtatPiece.A_PRODUIRE, EtatPiece.EN_COURS)


@transaction.atomic
def demander_piece(document: Document, objet: Audience | Inscription, *, par: Utilisateur) -> Piece:
    """Demande la production de ce document ; s'il est déjà en attente, rend la pièce attendue.

    La tâche est inscrite par la connexion même de Django : elle n'existe que si la transaction aboutit,
    et l'ouvrier ne la voit qu'alors. Erreur : `ActeImpossible` si l'objet n'appelle pas ce document.
    """
    audience_id = objet.pk if document.portee == Portee.AUDIENCE else objet.audience_id
    # Deux demandes de la même audience passent l'une après l'autre : pas de pièce en double.
    Audience.objects.select_for_update(of=("self",), no_key=True).get(pk=audience_id)
    if not document.est_du(objet):
        raise ActeImpossible(
            f"« {document.libelle} » n’est pas dû pour le moment : l’affaire n’en est pas à ce stade. "
            "Rien n’a été demandé, les autres documents peuvent l’être."
        )
    inscription = objet if document.portee == Portee.INSCRIPTION else None
    attendue = Piece.objects.filter(
        audience=audience_id, inscription=inscription, document=document.code, etat__in=EN_ATTENTE
    ).first()
    if attendue is not None:
        return attendue
    piece = Piece.objects.create(
        juridiction_id=objet.juridiction_id,
        audience_id=audience_id,
        inscription=inscription,
        document=document.code,
        demandee_par=par,
    )
    app.configure_task(TACHE, queue=FILE).defer(piece_id=piece.pk, juridiction_id=piece.juridiction_id)
    consigner("piece-demandee", piece, par=par)
    return piece


@transaction.atomic
def demander_pieces_restantes(audience: Audience, *, par: Utilisateur) -> list[Piece]:
    """Demande toutes les pièces dues de l'audience qui ne sont ni produites, ni en attente."""
    restantes: list[LigneDePiece] = [
        ligne for groupe in pieces_dues(audience) for ligne in groupe.lignes if ligne.est_a_demander
    ]
    return [demander_piece(ligne.document, ligne.objet, par=par) for ligne in restantes]
