"""Relève : le greffier signe ce qu'il a tenu ; un autre, s'il y en a un, prend la suite (CPP 453)."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from audiences.choix import Fauteuil
from audiences.models import Audience, Inscription, Mention, Note, OperationNote, Releve, SegmentNote
from audiences.selectors.releve import greffiers_pouvant_prendre, membre_du_greffe, passages_a_relever
from audiences.selectors.segments_note import SegmentDu, segments_dus
from audiences.services.composer import remplacer
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def relever(
    audience: Audience,
    *,
    passages: Iterable[Inscription],
    entrant: Utilisateur | None,
    composition: bool,
    par: Utilisateur,
) -> Releve:
    """Signe ce que la personne a écrit dans ces affaires et passe la plume à `entrant`, s'il est donné.

    Ce qui est signé ne change plus que par une mention nouvelle ; une donnée se corrige encore par sa
    commande, au nom de qui la corrige. `composition` nomme l'entrant greffier des affaires non encore
    appelées. Erreurs : `ActeImpossible` s'il n'y a rien à signer ni personne à qui passer la plume, ou si
    l'entrant n'est pas un autre greffier du tribunal.
    """
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    if entrant is not None and entrant not in greffiers_pouvant_prendre(audience, par=par):
        raise ActeImpossible("La suite se prend par un autre greffier en fonction dans ce tribunal.")
    cles = [passage.pk for passage in passages]
    choisis = list(passages_a_relever(audience).filter(pk__in=cles))
    notes = {
        note.pk: note
        for note in Note.objects.select_for_update(of=("self",))
        .filter(inscription__in=choisis, signee_le=None)
        .order_by("pk")
    }
    dus = [du for du in segments_dus(notes) if du.greffier.pk == par.pk]
    if not choisis or (not dus and entrant is None):
        raise ActeImpossible("Vous n’avez rien à signer dans ces affaires. Rien n’a été signé.")
    releve = Releve.objects.create(
        juridiction_id=audience.juridiction_id, audience=audience, sortant=par, entrant=entrant
    )
    _signer(releve, notes, dus)
    a_venir = [passage for passage in choisis if passage.appelee_le is None]
    if entrant is not None and composition and a_venir:
        _nommer(audience, a_venir, entrant, par)
    consigner("releve", audience, par=par)
    return releve


def _signer(releve: Releve, notes: dict[int, Note], dus: list[SegmentDu]) -> None:
    """Signe chaque segment jusqu'à la dernière frappe de sa note, et scelle ses mentions."""
    dernieres = {
        operation.note_id: operation
        for operation in OperationNote.objects.filter(note__in=[du.note_id for du in dus])
        .order_by("note", "-pk")
        .distinct("note")
    }
    # La frappe la plus récente peut porter une heure un peu en avance : celle d'un autre serveur.
    maintenant = max([timezone.now(), *(operation.recue_le for operation in dernieres.values())])
    segments = SegmentNote.objects.bulk_create(
        SegmentNote(
            juridiction_id=releve.juridiction_id,
            releve=releve,
            note=notes[du.note_id],
            greffier=releve.sortant,
            premiere_id=du.premiere_id,
            derniere=dernieres[du.note_id],
            empreinte=dernieres[du.note_id].empreinte,
            version=notes[du.note_id].version,
            debut_le=du.debut_le,
            signe_le=maintenant,
        )
        for du in dus
    )
    de_la_note = SegmentNote.objects.filter(releve=releve, note=OuterRef("note")).values("pk")[:1]
    Mention.objects.filter(
        note__in=[segment.note_id for segment in segments], auteur=releve.sortant, segment=None
    ).update(segment=Subquery(de_la_note))


def _nommer(audience: Audience, a_venir: list[Inscription], entrant: Utilisateur, par: Utilisateur) -> None:
    """Nomme l'entrant greffier des affaires à venir, si une place de greffier est tenue."""
    if not audience.intervenants.filter(fauteuil=Fauteuil.GREFFIER).exists():
        return
    membre = membre_du_greffe(entrant, audience)
    remplacer(
        audience, inscriptions=a_venir, fauteuil=Fauteuil.GREFFIER, nom=str(entrant), membre=membre, par=par
    )
