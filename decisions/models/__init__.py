"""Modèles des décisions, un agrégat par fichier."""

from decisions.models.decision import Decision, Peine, RegleOutrepassee, SortInfraction
from decisions.models.piece import Piece
from decisions.models.renvoi import Renvoi

__all__ = ["Decision", "Peine", "Piece", "RegleOutrepassee", "Renvoi", "SortInfraction"]
