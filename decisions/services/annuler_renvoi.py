"""Annuler le renvoi d'une affaire."""

from django.db import transaction

from decisions.models import Renvoi
from decisions.services.passage import verrouiller
from decisions.services.passage_suivant import exiger_intact, retirer_la_suite
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

_GARDE = "Le renvoi est gardé tel quel."


@transaction.atomic
def annuler_renvoi(renvoi: Renvoi, *, par: Utilisateur) -> None:
    """Retire le renvoi et le passage qu'il avait créé, tant que l'audience suivante n'a pas commencé.

    L'audience que le renvoi avait créée, restée vide, est annulée. Le passage suivant n'est retiré que s'il
    vient de ce renvoi et que rien n'y a été écrit ; une affaire qui y était déjà inscrite y reste. La note de
    la première audience n'est pas touchée.
    """
    passage = verrouiller(renvoi.inscription)
    courant = Renvoi.objects.select_for_update(of=("self",)).filter(pk=renvoi.pk).first()
    if courant is None:
        raise ActeImpossible("Ce renvoi a déjà été annulé.")
    suivant = None
    if courant.vers_id is not None:
        suivant = verrouiller(courant.vers)
        exiger_intact(suivant, garde=_GARDE)
    consigner("renvoi-annule", passage, par=par)
    courant.delete()
    if suivant is not None:
        retirer_la_suite(passage, suivant, cree_audience=courant.cree_audience, par=par)
    passage.issue = ""
    passage.save(update_fields=["issue"])
