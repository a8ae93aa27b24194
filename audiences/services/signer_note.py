"""Signe la note : après quoi elle ne se modifie plus (CPP 453 al. 2)."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from audiences.models import ManqueOutrepasse, Note
from audiences.selectors.completude_note import manques_de
from audiences.selectors.signature_note import bloquants_de
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def signer_note(note: Note, *, motifs: Mapping[str, str], version: int, par: Utilisateur) -> None:
    """Signe la note telle qu'elle a été relue ; `motifs` donne, par contrôle, pourquoi passer outre.

    `version` est celle que le greffier avait sous les yeux. Erreurs : `ActeImpossible` si l'affaire
    n'a pas été appelée, si la note est vide, a changé depuis ou est déjà signée, si un manque bloquant n'a
    pas de motif.
    """
    notes = Note.objects.select_for_update(of=("self",)).select_related("inscription")
    note = notes.get(pk=note.pk)
    if note.inscription.appelee_le is None:
        raise ActeImpossible("L’affaire n’a pas été appelée\u202f: sa note ne se signe pas encore.")
    if note.signee_le is not None:
        raise ActeImpossible("Cette note est déjà signée.")
    if note.version != version:
        raise ActeImpossible(
            "La note a changé depuis que cette page est ouverte\u202f: relisez-la, puis signez. "
            "Elle n’est pas signée."
        )
    if not note.mentions.filter(effacee_le__isnull=True).exists():
        raise ActeImpossible("Cette note est vide\u202f: il n’y a rien à signer.")
    bloquants = bloquants_de(manques_de(note), note, par=par)
    sans_motif = [constat for constat in bloquants if not motifs.get(constat.code, "").strip()]
    if sans_motif:
        manque = "\u202f; ".join(constat.message for constat in sans_motif)
        raise ActeImpossible(
            f"Il manque à la note\u00a0: {manque}. Complétez-la, ou dites pourquoi passer outre."
        )
    ManqueOutrepasse.objects.bulk_create(
        ManqueOutrepasse(
            note=note,
            juridiction_id=note.juridiction_id,
            regle=constat.code,
            motif=motifs[constat.code].strip(),
            par=par,
        )
        for constat in bloquants
    )
    note.signee_le = timezone.now()
    note.signee_par = par
    note.save(update_fields=["signee_le", "signee_par"])
    consigner("note-signee", note, par=par)
