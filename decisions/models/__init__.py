"""Modèles des décisions, un agrégat par fichier."""

from decisions.models.decision import Decision, Peine, RegleOutrepassee, SortInfraction
from decisions.models.delibere import Delibere
from decisions.models.piece import Piece
from decisions.models.renvoi import DemandeRenvoi, Renvoi

__all__ = [
    "Decision",
    "Delibere",
    "DemandeRenvoi",
    "Peine",
    "Piece",
    "RegleOutrepassee",
    "Renvoi",
    "SortInfraction",
]
