"""Rechercher une affaire ou une personne : lecture consignée, sans ce qui a été cherché."""

from datetime import date

from django.db import transaction

from audiences.selectors.recherche import Criteres, Resultats, chercher
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.journal import consigner


@transaction.atomic
def rechercher(criteres: Criteres, *, aujourd_hui: date, par: Utilisateur) -> Resultats:
    """Donne une page de résultats et consigne la recherche dans chaque tribunal où elle a porté."""
    resultats = chercher(criteres, utilisateur=par, aujourd_hui=aujourd_hui)
    for juridiction_id in sorted(par.perimetre):
        consigner("recherche", par=par, juridiction_id=juridiction_id)
    return resultats
