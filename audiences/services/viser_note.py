"""Vise la note signée (CPP 453 al. 2)."""

from django.db import transaction
from django.utils import timezone

from audiences.models import Note
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def viser_note(note: Note, *, par: Utilisateur) -> None:
    """Appose le visa du président. Erreurs : `ActeImpossible` si la note n'est pas signée, ou déjà visée."""
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if note.signee_le is None:
        raise ActeImpossible("La note n’est pas encore signée par le greffier\u202f: rien à viser.")
    if note.visee_le is not None:
        raise ActeImpossible("Cette note est déjà visée.")
    note.visee_le = timezone.now()
    note.visee_par = par
    note.save(update_fields=["visee_le", "visee_par"])
    consigner("note-visee", note, par=par)
