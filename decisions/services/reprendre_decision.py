"""Reprendre une décision validée pour la corriger."""

from django.db import transaction

from audiences.choix import Issue
from decisions.choix import EtatDecision
from decisions.models import Decision
from decisions.services.passage import verrouiller
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def reprendre_decision(decision: Decision, *, par: Utilisateur) -> Decision:
    """Remet la décision en brouillon sans rien en effacer ; l'affaire n'est plus jugée.

    Lève `ActeImpossible` si la décision est signée, ou déjà en brouillon.
    """
    passage = verrouiller(decision.inscription)
    reprise = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if reprise.etat == EtatDecision.SIGNEE:
        raise ActeImpossible("Cette décision est signée\u202f: seul un nouvel acte peut la corriger.")
    if reprise.etat == EtatDecision.BROUILLON:
        raise ActeImpossible("Cette décision est déjà en brouillon, vous pouvez la modifier.")
    reprise.etat = EtatDecision.BROUILLON
    reprise.validee_le = None
    reprise.validee_par = None
    reprise.version += 1
    reprise.save(update_fields=["etat", "validee_le", "validee_par", "version"])
    consigner("decision-reprise", reprise, par=par)
    if passage.issue == Issue.RETENUE_JUGEE:
        passage.issue = ""
        passage.save(update_fields=["issue"])
    return reprise
