"""Exécute une commande de la note : la donnée et sa phrase s'écrivent ensemble, ou pas du tout."""

from collections.abc import Mapping
from uuid import UUID, uuid5

from django.db import transaction

from audiences.choix import NatureOperation
from audiences.commande import Commande
from audiences.models import Audience, Inscription, Mention, Note
from audiences.operation import Operation
from audiences.services.ecrire_note import appliquer_operations
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def executer_commande(
    commande: Commande,
    note: Note,
    saisie: Mapping,
    *,
    operation: UUID,
    mention: UUID,
    par: Utilisateur,
) -> None:
    """Enregistre la donnée et porte sa phrase à la note ; refaite avec la même clé, ne change rien.

    `operation` est la clé d'idempotence, `mention` l'identifiant de la mention, nouvelle ou à corriger.
    Erreurs : `ActeImpossible` (note signée, donnée refusée).
    """
    note = _verrouiller(note)
    if note.operations.filter(identifiant=operation).exists():
        return
    etape = commande.etape_de(saisie) if commande.etape_de else commande.etape
    partie = commande.partie_de(saisie)
    ecrite = note.mentions.filter(identifiant=mention).first()
    reservation = Operation(
        identifiant=operation,
        mention=mention,
        base=ecrite.version if ecrite else 0,
        etape=etape,
        partie=partie.pk if partie else None,
        texte=ecrite.texte if ecrite else "",
    )
    accuse = appliquer_operations(note, [reservation], par=par, commande=commande.code)[0]
    ecrite = Mention.objects.get(identifiant=mention)
    phrase = commande.executer(note.inscription, saisie, ecrite, par)
    operation_phrase = Operation(
        identifiant=uuid5(operation, "phrase"),
        mention=mention,
        base=accuse.version,
        etape=etape,
        partie=reservation.partie,
        texte=phrase,
    )
    appliquer_operations(note, [operation_phrase], par=par, commande=commande.code)
    _reecrire_les_autres(commande, note, operation, ecrite, par)
    consigner(f"commande-{commande.code.lower().replace('_', '-')}", note, par=par)


@transaction.atomic
def retirer_commande(
    commande: Commande, note: Note, *, operation: UUID, mention: UUID, par: Utilisateur
) -> None:
    """Retire la donnée qu'une mention porte, et efface sa phrase ; le journal des frappes les garde."""
    note = _verrouiller(note)
    if note.operations.filter(identifiant=operation).exists():
        return
    ecrite = note.mentions.filter(identifiant=mention, commande=commande.code).first()
    if ecrite is None or commande.retirer is None:
        raise ActeImpossible("Cette donnée ne se retire pas d’ici. Rien n’a été changé.")
    commande.retirer(note.inscription, ecrite, par)
    effacement = Operation(
        identifiant=operation,
        mention=mention,
        base=ecrite.version,
        etape=ecrite.etape,
        nature=NatureOperation.EFFACER,
    )
    appliquer_operations(note, [effacement], par=par, commande=commande.code)
    _reecrire_les_autres(commande, note, operation, ecrite, par)
    consigner(f"retrait-{commande.code.lower().replace('_', '-')}", note, par=par)


def _reecrire_les_autres(commande: Commande, note: Note, operation: UUID, mention: Mention, par) -> None:
    """Réécrit les mentions que la donnée corrigée ferait mentir."""
    if commande.autres_phrases is None:
        return
    phrases = commande.autres_phrases(note.inscription, mention)
    for autre in note.mentions.filter(pk__in=phrases, effacee_le__isnull=True):
        if autre.texte == phrases[autre.pk]:
            continue
        reecriture = Operation(
            identifiant=uuid5(operation, f"autre-{autre.pk}"),
            mention=autre.identifiant,
            base=autre.version,
            etape=autre.etape,
            locuteur=autre.locuteur,
            partie=autre.partie_id,
            texte=phrases[autre.pk],
        )
        appliquer_operations(note, [reecriture], par=par, commande=autre.commande)


def _verrouiller(note: Note) -> Note:
    """Verrouille l'audience d'abord, comme tout acte de l'horloge : jamais deux ordres de verrous."""
    Audience.objects.select_for_update(of=("self",)).get(inscriptions=note.inscription_id)
    inscription = Inscription.objects.select_for_update(of=("self",)).get(pk=note.inscription_id)
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    note.inscription = inscription
    return note
