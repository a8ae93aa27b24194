"""Ajoute à une note signée une mention datée : la note elle-même ne se modifie plus (CPP 453 al. 2)."""

from django.db import transaction

from audiences.models import MentionPosterieure, Note, ObservationPresident
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def ajouter_mention_posterieure(
    note: Note, *, nature: str, texte: str, repond_a: ObservationPresident | None, par: Utilisateur
) -> MentionPosterieure:
    """Ajoute la mention, que son auteur signe en l'ajoutant. Erreurs : `ActeImpossible`, note non signée."""
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if note.signee_le is None:
        raise ActeImpossible("La note n’est pas signée\u202f: écrivez dans la note elle-même.")
    if repond_a is not None and repond_a.note_id != note.pk:
        raise ActeImpossible("Ces observations sont celles d’une autre note. Rien n’a été ajouté.")
    mention = MentionPosterieure.objects.create(
        note=note,
        juridiction_id=note.juridiction_id,
        nature=nature,
        texte=texte,
        repond_a=repond_a,
        auteur=par,
    )
    consigner("mention-posterieure", note, par=par)
    return mention
