"""Annuler la mise en délibéré d'une affaire."""

from django.db import transaction

from decisions.models import Delibere
from decisions.services.passage import verrouiller
from decisions.services.passage_suivant import exiger_intact, retirer_la_suite
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def annuler_delibere(delibere: Delibere, *, par: Utilisateur) -> None:
    """Retire le délibéré et le passage qu'il avait créé, tant que l'audience suivante n'est pas ouverte."""
    passage = verrouiller(delibere.inscription)
    courant = Delibere.objects.select_for_update(of=("self",)).filter(pk=delibere.pk).first()
    if courant is None:
        raise ActeImpossible("Ce délibéré a déjà été annulé.")
    suivant = verrouiller(courant.vers)
    exiger_intact(suivant, garde="Le délibéré est gardé tel quel.")
    consigner("delibere-annule", passage, par=par)
    courant.delete()
    retirer_la_suite(passage, suivant, cree_audience=courant.cree_audience, par=par)
    passage.issue = ""
    passage.save(update_fields=["issue"])
