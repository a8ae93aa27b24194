"""Le président dit pourquoi il ne vise pas encore la note ; la note signée ne change pas (CPP 453 al. 2)."""

from django.db import transaction

from audiences.models import Note, ObservationPresident
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def observer_note(note: Note, *, texte: str, par: Utilisateur) -> ObservationPresident:
    """Adresse des observations au greffier. Erreurs : `ActeImpossible` si la note n'attend pas de visa."""
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if note.signee_le is None:
        raise ActeImpossible("La note n’est pas encore signée par le greffier\u202f: rien à viser.")
    if note.visee_le is not None:
        raise ActeImpossible("Cette note est déjà visée\u202f: elle n’attend plus d’observations.")
    observation = ObservationPresident.objects.create(
        note=note, juridiction_id=note.juridiction_id, texte=texte, auteur=par
    )
    consigner("visa-refuse", note, par=par)
    return observation
