"""Les échanges d'un envoi de frappes avec la base : verrouiller et lire, puis écrire.

Ce sont deux fonctions de la base : ils se répètent plusieurs fois par seconde et par greffier, et leur plan,
refait à chaque envoi, coûtait autant que l'écriture.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

from audiences.models import Mention, Note, OperationNote
from audiences.operation import Operation

_VERROUILLER = """
SELECT la_note, juridiction, version, signee_le, empreinte, recues, mentions, parties
  FROM mistral_note_verrouiller(%s, %s::uuid[], %s::uuid[], %s::bigint[])
"""
_INSTANTS = (("recue_le", datetime.fromisoformat), ("effacee_le", datetime.fromisoformat))
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


def verrouiller_et_lire(passage: int, operations: Sequence[Operation]) -> NoteVerrouillee:
    """Verrouille la note du passage et lit ce que ces opérations en demandent. Un échange, en transaction.

    Erreur : `Note.DoesNotExist` si elle n'est pas ouverte, ou hors de la cloison.
    """
    demande = [
        passage,
        [operation.identifiant for operation in operations],
        [operation.mention for operation in operations],
        sorted({operation.partie for operation in operations if operation.partie is not None}),
    ]
    with connection.cursor() as curseur:
        curseur.execute(_VERROUILLER, demande)
        note, juridiction, version, signee_le, empreinte, recues, mentions, parties = curseur.fetchone()
    if note is None:
        raise Note.DoesNotExist
    lues = [Mention(**_typees(ligne)) for ligne in _liste(mentions)]
    return NoteVerrouillee(
        note,
        juridiction,
        version,
        signee_le,
        recues=[OperationNote(**_typees(ligne)) for ligne in _liste(recues)],
        mentions={mention.identifiant: mention for mention in lues},
        derniere_empreinte=empreinte or "",
        parties=frozenset(parties or ()),
    )


def _liste(json_lu: str | None) -> list[dict]:
    """Donne les lignes d'un résultat ; Django laisse le JSON de la base en texte."""
    return json.loads(json_lu) if json_lu else []


def _typees(ligne: dict) -> dict:
    """Rend aux identifiants et aux instants leur type, que JSON n'a pas."""
    for attribut, lire in (("identifiant", UUID), ("mention", UUID), *_INSTANTS):
        if ligne.get(attribut):
            ligne[attribut] = lire(ligne[attribut])
    return ligne


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
_ECRIRE = "SELECT mistral_note_ecrire(%s, %s, %s::jsonb, %s::jsonb, %s::jsonb)"


def ecrire(
    note: NoteVerrouillee,
    operations: Sequence[OperationNote],
    neuves: Sequence[Mention],
    changees: Sequence[Mention],
) -> None:
    """Ajoute les opérations et les mentions neuves, change les autres et la version de la note. Un ordre."""
    donnees = [
        note.id,
        note.version,
        _lignes(operations, _ECRITE),
        _lignes(neuves, _NEUVE),
        _lignes(changees, _CHANGEE),
    ]
    with connection.cursor() as curseur:
        curseur.execute(_ECRIRE, donnees)


def _lignes(objets: Sequence, attributs: Sequence[str]) -> str:
    """Donne les lignes en JSON, que l'ordre déplie : son texte ne dépend pas de leur nombre."""
    lignes = [{attribut: getattr(objet, attribut) for attribut in attributs} for objet in objets]
    return json.dumps(lignes, ensure_ascii=False, default=str)
