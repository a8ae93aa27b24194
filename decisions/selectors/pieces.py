"""Les documents dus d'une audience et l'état de chacun."""

import hashlib
from dataclasses import dataclass

from django.urls import reverse

from audiences.models import Audience, Inscription
from decisions.choix import EtatPiece
from decisions.models import Piece
from mistral.socle.document import DOCUMENTS, Document, Portee


@dataclass(frozen=True)
class LigneDePiece:
    """Un document dû, et la dernière pièce demandée s'il y en a une."""

    document: Document
    objet: Audience | Inscription
    piece: Piece | None
    produite: Piece | None

    @property
    def cle(self) -> str:
        """Donne ce qui désigne la ligne dans la page."""
        return f"{self.document.code.lower()}-{self.document.portee.lower()}-{self.objet.pk}"

    @property
    def inscription_id(self) -> int | None:
        return self.objet.pk if self.document.portee == Portee.INSCRIPTION else None

    @property
    def est_en_attente(self) -> bool:
        return self.piece is not None and self.piece.etat in (EtatPiece.A_PRODUIRE, EtatPiece.EN_COURS)

    @property
    def est_en_echec(self) -> bool:
        return self.piece is not None and self.piece.etat == EtatPiece.ECHEC

    @property
    def est_produite(self) -> bool:
        return self.piece is not None and self.piece.etat == EtatPiece.PRODUIT

    @property
    def est_a_demander(self) -> bool:
        return not self.est_en_attente and not self.est_produite


@dataclass(frozen=True)
class GroupeDePieces:
    """Documents de l'audience elle-même (`inscription` absente), ou d'une affaire."""

    inscription: Inscription | None
    lignes: tuple[LigneDePiece, ...]


@dataclass(frozen=True)
class Suivi:
    """Tous les documents dus d'une audience, et où en est leur production."""

    groupes: tuple[GroupeDePieces, ...]

    @property
    def lignes(self) -> list[LigneDePiece]:
        return [ligne for groupe in self.groupes for ligne in groupe.lignes]

    @property
    def total(self) -> int:
        return len(self.lignes)

    @property
    def produites(self) -> int:
        return sum(ligne.est_produite for ligne in self.lignes)

    @property
    def en_attente(self) -> int:
        return sum(ligne.est_en_attente for ligne in self.lignes)

    @property
    def en_echec(self) -> int:
        return sum(ligne.est_en_echec for ligne in self.lignes)

    @property
    def a_demander(self) -> int:
        return sum(ligne.est_a_demander for ligne in self.lignes)

    @property
    def vu(self) -> str:
        """Donne une marque qui change dès qu'un état change : la page ne se redessine pas pour rien."""
        etats = [f"{ligne.cle}={ligne.piece.pk}{ligne.piece.etat}" for ligne in self.lignes if ligne.piece]
        return hashlib.sha256(" ".join(etats).encode()).hexdigest()[:16]

    def ligne(self, cle: str) -> LigneDePiece | None:
        """Donne la ligne désignée par cette clé ; `None` si le document n'est pas dû."""
        return next((ligne for ligne in self.lignes if ligne.cle == cle), None)


def suivi_des_pieces(audience: Audience) -> Suivi:
    """Donne les documents dus et leur avancement. Deux requêtes."""
    return Suivi(tuple(pieces_dues(audience)))


def pieces_dues(audience: Audience) -> list[GroupeDePieces]:
    """Donne les documents dus : ceux de l'audience, puis ceux de chaque affaire. Deux requêtes.

    Le contenu des PDF n'est pas lu.
    """
    inscriptions = list(
        Inscription.objects.filter(audience=audience, retiree_le=None)
        .select_related("affaire")
        .order_by("rang")
    )
    demandees: dict[tuple[str, int | None], list[Piece]] = {}
    for piece in Piece.objects.filter(audience=audience).defer("contenu"):
        demandees.setdefault((piece.document, piece.inscription_id), []).append(piece)
    groupes = [
        GroupeDePieces(None, _lignes(audience, Portee.AUDIENCE, demandees)),
        *(
            GroupeDePieces(inscription, _lignes(inscription, Portee.INSCRIPTION, demandees))
            for inscription in inscriptions
        ),
    ]
    return [groupe for groupe in groupes if groupe.lignes]


def _lignes(objet, portee: Portee, demandees) -> tuple[LigneDePiece, ...]:
    lignes = []
    for document in DOCUMENTS:
        if document.portee != portee or not document.est_du(objet):
            continue
        cle = (document.code, objet.pk if portee == Portee.INSCRIPTION else None)
        # La plus récente d'abord (ordre du modèle) ; une version produite reste lisible pendant la suivante.
        pieces = demandees.get(cle, [])
        produite = next((piece for piece in pieces if piece.etat == EtatPiece.PRODUIT), None)
        lignes.append(LigneDePiece(document, objet, next(iter(pieces), None), produite))
    return tuple(lignes)


def adresse_du_document(inscription: Inscription, code: str) -> str:
    """Donne l'adresse du dernier PDF produit de ce passage ; à défaut, celle où le demander. Une requête."""
    produite = (
        Piece.objects.filter(inscription=inscription, document=code, etat=EtatPiece.PRODUIT)
        .values_list("pk", flat=True)
        .first()
    )
    if produite is not None:
        return reverse("decisions:piece", args=[produite])
    return f"{reverse('decisions:pieces', args=[inscription.audience_id])}#affaire-{inscription.pk}"
