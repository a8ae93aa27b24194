"""Un renvoi enregistré donne à l'affaire sa suite : on ne défait plus son passage."""

from collections.abc import Collection

from django.db.models import Q

from audiences.empechement import EMPECHEMENTS, Empechement, Portee
from decisions.models import Renvoi


def _renvoye(passages: Collection[int], parties: Collection[int] | None) -> str:
    """Cherche un renvoi depuis ces passages, ou vers eux. Une requête."""
    if Renvoi.objects.filter(Q(inscription__in=passages) | Q(vers__in=passages)).exists():
        return "Un renvoi y a été enregistré."
    return ""


EMPECHEMENTS.inscrire(Empechement("RENVOI_ENREGISTRE", "Renvoi", Portee.TOUCHE, _renvoye, rang=30))
