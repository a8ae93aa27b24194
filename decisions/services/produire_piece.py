"""Produire une pièce demandée : c'est l'ouvrier qui l'appelle, autant de fois qu'il le faut."""

import hashlib

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from audiences.models import Audience, Inscription
from decisions.choix import EtatPiece
from decisions.models import Piece
from mistral.socle.document import DOCUMENTS
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import INSECABLE
from mistral.socle.impression import Impression, imprimer_document
from mistral.socle.journal import consigner

INCIDENT = (
    f"Un incident technique a interrompu la production. Les données sont intactes{INSECABLE}: recommencez ; "
    f"si l’incident se répète, donnez au support la référence « pièce n°{INSECABLE}{{numero}} »."
)


def produire(piece_id: int) -> Piece:
    """Imprime la pièce et garde le PDF avec son empreinte, ou la raison de l'échec.

    Idempotent : une pièce produite ou en échec est rendue telle quelle ; une pièce laissée en cours par un
    ouvrier interrompu est reprise du début. Erreurs : une panne de la base remonte et laisse la pièce à
    reprendre ; toute autre erreur imprévue remonte, la pièce étant en échec.
    """
    piece, a_faire = _prendre(piece_id)
    if not a_faire:
        return piece
    erreur, impression, est_finie = INCIDENT.format(numero=piece.pk), None, True
    try:
        with transaction.atomic():
            impression = imprimer_document(DOCUMENTS[piece.document], _objet(piece))
    except ActeImpossible as refus:
        erreur = str(refus)
    except (OperationalError, InterfaceError):
        est_finie = False
        raise
    finally:
        if est_finie:
            piece = _finir(piece.pk, impression, erreur)
    return piece


def abandonner(piece_id: int) -> Piece:
    """Met en échec une pièce que trop d'essais ont laissée inachevée ; finie, elle reste telle quelle."""
    return _finir(piece_id, None, INCIDENT.format(numero=piece_id))


def _objet(piece: Piece) -> Audience | Inscription:
    if piece.inscription_id:
        return Inscription.objects.get(pk=piece.inscription_id)
    return Audience.objects.get(pk=piece.audience_id)


def _verrouiller(piece_id: int) -> Piece:
    return Piece.objects.select_for_update(of=("self",)).defer("contenu").get(pk=piece_id)


@transaction.atomic
def _prendre(piece_id: int) -> tuple[Piece, bool]:
    piece = _verrouiller(piece_id)
    if piece.etat in (EtatPiece.PRODUIT, EtatPiece.ECHEC):
        return piece, False
    piece.etat = EtatPiece.EN_COURS
    piece.save(update_fields=["etat"])
    return piece, True


@transaction.atomic
def _finir(piece_id: int, impression: Impression | None, erreur: str) -> Piece:
    piece = _verrouiller(piece_id)
    if piece.etat in (EtatPiece.PRODUIT, EtatPiece.ECHEC):
        return piece
    if impression is None:
        piece.etat, piece.erreur = EtatPiece.ECHEC, erreur
        piece.save(update_fields=["etat", "erreur"])
        consigner("piece-en-echec", piece, par=None)
        return piece
    piece.etat, piece.erreur, piece.produite_le = EtatPiece.PRODUIT, "", timezone.now()
    piece.contenu = impression.pdf
    piece.empreinte = hashlib.sha256(impression.pdf).hexdigest()
    piece.manques = "\n".join(impression.manques)
    piece.save(update_fields=["etat", "erreur", "produite_le", "contenu", "empreinte", "manques"])
    consigner("piece-produite", piece, par=None)
    return piece
