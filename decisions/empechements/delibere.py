"""Un délibéré donne à l'affaire sa suite : on ne défait plus son passage."""

from collections.abc import Collection

from django.db.models import Q

from audiences.empechement import EMPECHEMENTS, Empechement, Portee
from decisions.models import Delibere


def _en_delibere(passages: Collection[int], parties: Collection[int] | None) -> str:
    """Cherche un délibéré depuis ces passages, ou vers eux. Une requête."""
    if Delibere.objects.filter(Q(inscription__in=passages) | Q(vers__in=passages)).exists():
        return "L’affaire y a été mise en délibéré, ou doit y être vidée."
    return ""


EMPECHEMENTS.inscrire(Empechement("DELIBERE", "Délibéré", Portee.TOUCHE, _en_delibere, rang=25))
