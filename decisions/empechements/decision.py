"""Une décision validée tient l'affaire, un brouillon dit que l'on a commencé à la juger."""

from collections.abc import Collection

from audiences.empechement import EMPECHEMENTS, Empechement, Portee
from decisions.choix import EtatDecision
from decisions.models import Decision


def _decisions(passages: Collection[int], parties: Collection[int] | None):
    decisions = Decision.objects.filter(inscription__in=passages)
    return decisions if parties is None else decisions.filter(prevenu__in=parties)


def _jugee(passages: Collection[int], parties: Collection[int] | None) -> str:
    """Cherche une décision validée. Une requête."""
    if _decisions(passages, parties).exclude(etat=EtatDecision.BROUILLON).exists():
        return "La décision d’un prévenu est déjà validée\u202f: reprenez-la d’abord."
    return ""


def _commencee(passages: Collection[int], parties: Collection[int] | None) -> str:
    """Cherche une décision, même en brouillon. Une requête."""
    if _decisions(passages, parties).exists():
        return "Une décision y a été commencée."
    return ""


EMPECHEMENTS.inscrire(Empechement("DECISION_VALIDEE", "Décision validée", Portee.JUGE, _jugee, rang=10))
EMPECHEMENTS.inscrire(
    Empechement("DECISION_COMMENCEE", "Décision commencée", Portee.TOUCHE, _commencee, rang=10)
)
