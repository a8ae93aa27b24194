"""Ouvre la note d'une affaire à une audience."""

from django.db import transaction

from audiences.models import Inscription, Note


@transaction.atomic
def ouvrir_note(inscription: Inscription) -> Note:
    """Donne la note de ce passage, vierge si elle n’existait pas ; ce n’est pas un acte, rien n’y est dit."""
    note = Note.objects.filter(inscription=inscription).first()
    if note is None:
        Inscription.objects.select_for_update(of=("self",)).get(pk=inscription.pk)
        note, _ = Note.objects.get_or_create(
            inscription=inscription, defaults={"juridiction_id": inscription.juridiction_id}
        )
    return note
