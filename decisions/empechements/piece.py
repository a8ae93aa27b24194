"""Un document produit pour l'affaire a pu être remis : on ne défait plus ce qu'il dit."""

from collections.abc import Collection

from audiences.empechement import EMPECHEMENTS, Empechement, Portee
from decisions.models import Piece


def _produite(passages: Collection[int], parties: Collection[int] | None) -> str:
    """Cherche une pièce de ces passages. Une requête."""
    if Piece.objects.filter(inscription__in=passages).exists():
        return "Un document y a été produit."
    return ""


EMPECHEMENTS.inscrire(Empechement("PIECE", "Document produit", Portee.TOUCHE, _produite, rang=20))
