"""Les échanges d'un envoi de frappes avec la base : verrouiller et lire, puis écrire.

Écrits en SQL parce qu'ils se répètent plusieurs fois par seconde et par greffier : l'ORM y coûtait trois fois
la base. La lecture suit le verrou dans un ordre distinct : lue avec lui, elle daterait d'avant l'attente.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

from audiences.models import Mention, Note, OperationNote
from audiences.operation import Operation

_RECUE = ("id", "identifiant", "mention", "est_conflit", "version", "recue_le", "seq")
_LUE = (
    "id", "identifiant", "etape", "locuteur", "partie_id", "texte", "commande", "version", "effacee_le",
    "auteur_id", "segment_id",
)  # fmt: skip
_VERROUILLER_ET_LIRE = """
SELECT id, juridiction_id, version, signee_le FROM audiences_note WHERE id = %(note)s FOR UPDATE;
SELECT id, identifiant, mention, est_conflit, version, recue_le, seq FROM audiences_operationnote
  WHERE identifiant = ANY(%(operations)s::uuid[]) AND note_id = %(note)s;
SELECT id, identifiant, etape, locuteur, partie_id, texte, commande, version, effacee_le, auteur_id,
  segment_id FROM audiences_mention WHERE identifiant = ANY(%(mentions)s::uuid[]) AND note_id = %(note)s;
SELECT empreinte FROM audiences_operationnote WHERE note_id BETWEEN %(note)s AND %(note)s
  ORDER BY note_id DESC, id DESC LIMIT 1
"""  # BETWEEN et l'ordre sur la note imposent l'index de la note : celui des clés lirait les autres notes.
_PARTIES = """;
SELECT p.id FROM audiences_partie p JOIN audiences_inscription i ON i.affaire_id = p.affaire_id
  WHERE i.id = %(passage)s AND p.id = ANY(%(parties)s::bigint[])
"""
_DERNIER_RANG = "SELECT max(rang) FROM audiences_mention WHERE note_id = %s"


@dataclass
class NoteVerrouillee:
    """Ce qu'un envoi a besoin de savoir de la note ; nul autre ne l'écrit avant la fin de la transaction."""

    id: int
    juridiction_id: int
    version: int
    signee_le: datetime | None
    recues: list[OperationNote] = field(default_factory=list)
    mentions: dict[UUID, Mention] = field(default_factory=dict)
    derniere_empreinte: str = ""
    parties: frozenset[int] = frozenset()


def verrouiller_et_lire(note: Note, operations: Sequence[Operation]) -> NoteVerrouillee:
    """Verrouille la note et lit ce que ces opérations en demandent. Un échange, à faire en transaction.

    Erreur : `Note.DoesNotExist` hors de la cloison.
    """
    parties = {operation.partie for operation in operations if operation.partie is not None}
    demande = {
        "note": note.pk,
        "passage": note.inscription_id,
        "operations": [operation.identifiant for operation in operations],
        "mentions": [operation.mention for operation in operations],
        "parties": list(parties),
    }
    with connection.cursor() as curseur:
        curseur.execute(_VERROUILLER_ET_LIRE + (_PARTIES if parties else ""), demande)
        ligne = curseur.fetchone()
        if ligne is None:
            raise Note.DoesNotExist
        lue = NoteVerrouillee(*ligne)
        lue.recues = [OperationNote(**dict(zip(_RECUE, ligne, strict=True))) for ligne in _suite(curseur)]
        mentions = [Mention(**dict(zip(_LUE, ligne, strict=True))) for ligne in _suite(curseur)]
        derniere = _suite(curseur)
        lue.parties = frozenset(partie for (partie,) in _suite(curseur)) if parties else frozenset()
    lue.mentions = {mention.identifiant: mention for mention in mentions}
    lue.derniere_empreinte = derniere[0][0] if derniere else ""
    return lue


def _suite(curseur) -> list[tuple]:
    """Donne les lignes du résultat suivant."""
    curseur.nextset()
    return curseur.fetchall()


def dernier_rang(note: NoteVerrouillee) -> int:
    """Donne le rang de la dernière mention, que seule une mention neuve demande. Une requête."""
    with connection.cursor() as curseur:
        curseur.execute(_DERNIER_RANG, [note.id])
        return curseur.fetchone()[0] or 0


_ECRITE = (
    "juridiction_id", "note_id", "identifiant", "mention", "nature", "etape", "locuteur", "partie_id",
    "texte", "base", "poste", "seq", "version", "est_conflit", "auteur_id", "recue_le", "precedente",
    "empreinte",
)  # fmt: skip
_CHANGEE = (
    "id", "etape", "locuteur", "partie_id", "texte", "version", "modifiee_le", "effacee_le", "auteur_id",
)  # fmt: skip
_NEUVE = (*_CHANGEE[1:], "juridiction_id", "note_id", "identifiant", "rang", "commande", "creee_le")
_ECRIRE = """
WITH operations AS (
  INSERT INTO audiences_operationnote (juridiction_id, note_id, identifiant, mention, nature, etape, locuteur,
    partie_id, texte, base, poste, seq, version, est_conflit, auteur_id, recue_le, precedente, empreinte)
  SELECT * FROM jsonb_to_recordset(%(operations)s::jsonb) AS ligne (juridiction_id bigint, note_id bigint,
    identifiant uuid, mention uuid, nature text, etape text, locuteur text, partie_id bigint, texte text,
    base int, poste uuid, seq int, version int, est_conflit bool, auteur_id bigint, recue_le timestamptz,
    precedente text, empreinte text)
), changees AS (
  UPDATE audiences_mention m SET etape = l.etape, locuteur = l.locuteur, partie_id = l.partie_id,
    texte = l.texte, version = l.version, modifiee_le = l.modifiee_le, effacee_le = l.effacee_le,
    auteur_id = l.auteur_id
  FROM jsonb_to_recordset(%(changees)s::jsonb) AS l (id bigint, etape text, locuteur text, partie_id bigint,
    texte text, version int, modifiee_le timestamptz, effacee_le timestamptz, auteur_id bigint)
  WHERE m.id = l.id AND m.id = ANY(%(cles)s::bigint[])
)
"""
_AJOUTER = """, neuves AS (
  INSERT INTO audiences_mention (etape, locuteur, partie_id, texte, version, modifiee_le, effacee_le,
    auteur_id, juridiction_id, note_id, identifiant, rang, commande, creee_le)
  SELECT * FROM jsonb_to_recordset(%(neuves)s::jsonb) AS ligne (etape text, locuteur text, partie_id bigint,
    texte text, version int, modifiee_le timestamptz, effacee_le timestamptz, auteur_id bigint,
    juridiction_id bigint, note_id bigint, identifiant uuid, rang int, commande text, creee_le timestamptz)
)
"""
_AVANCER = "UPDATE audiences_note SET version = %(version)s WHERE id = %(note)s AND version <> %(version)s"


def ecrire(
    note: NoteVerrouillee,
    operations: Sequence[OperationNote],
    neuves: Sequence[Mention],
    changees: Sequence[Mention],
) -> None:
    """Ajoute les opérations et les mentions neuves, change les autres et la version de la note. Un ordre."""
    donnees = {
        "note": note.id,
        "version": note.version,
        "operations": _lignes(operations, _ECRITE),
        "neuves": _lignes(neuves, _NEUVE),
        "changees": _lignes(changees, _CHANGEE),
        "cles": [mention.pk for mention in changees],
    }
    with connection.cursor() as curseur:
        curseur.execute(_ECRIRE + (_AJOUTER if neuves else "") + _AVANCER, donnees)


def _lignes(objets: Sequence, attributs: Sequence[str]) -> str:
    """Donne les lignes en JSON, que l'ordre déplie : son texte ne dépend pas de leur nombre."""
    lignes = [{attribut: getattr(objet, attribut) for attribut in attributs} for objet in objets]
    return json.dumps(lignes, ensure_ascii=False, default=str)
