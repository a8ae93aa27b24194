"""Restaure une mention ou la note telle qu'à un instant passé, par des opérations nouvelles."""

from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max, Min

from audiences.models import Note
from audiences.operation import LOT_MAX
from audiences.selectors.restauration_note import PlanDeRestauration, plan_de_restauration
from audiences.services.ecrire_note import appliquer_operations
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def restaurer_note(
    note: Note, *, jusqua: int, mention: UUID | None, version: int, cle: UUID, par: Utilisateur
) -> tuple[PlanDeRestauration, int]:
    """Remet la note (ou cette mention) comme après l'opération `jusqua` ; donne aussi la dernière d'avant.

    Restaurer jusqu'à celle-ci défait la restauration. `version` est celle que la personne avait sous les
    yeux ; refaite avec la même `cle`, la restauration ne change plus rien. Erreurs : `ActeImpossible` si la
    note est signée, a changé depuis, ou si rien n'y serait changé.
    """
    note = Note.objects.select_for_update(of=("self",)).select_related("inscription").get(pk=note.pk)
    plan = plan_de_restauration(note, jusqua=jusqua, mention=mention)
    derniere = note.operations.aggregate(derniere=Max("pk"))["derniere"] or 0
    if premiere := _deja_faite(note, cle):
        return plan, premiere - 1
    if note.signee_le is not None:
        raise ActeImpossible("La note est signée\u202f: elle ne se restaure plus. Rien n’a été changé.")
    if note.version != version:
        raise ActeImpossible(
            "La note a changé depuis que cette page est ouverte\u202f: relisez ce qui serait restauré. "
            "Rien n’a été changé."
        )
    if not plan.retours:
        raise ActeImpossible("La note est déjà telle qu’alors\u202f: il n’y a rien à restaurer.")
    operations = [retour.operation(uuid5(cle, str(retour.mention.identifiant))) for retour in plan.retours]
    for debut in range(0, len(operations), LOT_MAX):
        appliquer_operations(note, operations[debut : debut + LOT_MAX], par=par)
    consigner("note-restauree", note, par=par)
    return plan, derniere


def _deja_faite(note: Note, cle: UUID) -> int | None:
    """Donne la première opération qu'a écrite la restauration de cette clé, si elle a eu lieu."""
    mentions = note.mentions.values_list("identifiant", flat=True)
    faites = note.operations.filter(identifiant__in=[uuid5(cle, str(mention)) for mention in mentions])
    return faites.aggregate(premiere=Min("pk"))["premiere"]
