"""La note telle qu'elle était après une opération, rebâtie de son journal en ajout seul."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Min, QuerySet

from audiences.choix import NatureOperation
from audiences.models import Note, OperationNote

_CHAMPS = ("mention", "nature", "etape", "locuteur", "partie_id", "texte", "version", "auteur_id", "recue_le")


@dataclass(frozen=True)
class MentionRebatie:
    """Mention à un instant passé. `ecrite_le` est sa dernière écriture, `creee_le` la première."""

    identifiant: UUID
    version: int
    etape: str
    locuteur: str
    partie_id: int | None
    texte: str
    est_effacee: bool
    auteur_id: int
    creee_le: datetime
    ecrite_le: datetime

    @property
    def contenu(self) -> tuple:
        """Donne ce qui se lit : de quoi dire si deux états sont les mêmes."""
        if self.est_effacee:
            return ()
        return (self.etape, self.locuteur, self.partie_id, self.texte)


def rebatir(
    note: Note, *, jusqua: int | None = None, mentions: Collection[UUID] | None = None
) -> dict[UUID, MentionRebatie]:
    """Donne les mentions (toutes, ou celles-ci), dans leur ordre, après l'opération `jusqua` comprise.

    Un conflit ne change pas la mention ; ni une frappe identique, qui porte la version qu'elle a trouvée.
    Trois requêtes, quel que soit le nombre d'opérations.
    """
    ecrites = OperationNote.objects.filter(note=note, est_conflit=False)
    if jusqua is not None:
        ecrites = ecrites.filter(pk__lte=jusqua)
    if mentions is not None:
        ecrites = ecrites.filter(mention__in=mentions)
    debuts = ecrites.values("mention").annotate(rang=Min("pk"), creee=Min("recue_le")).order_by("rang")
    dernieres = _dernieres(ecrites)
    textes = _dernieres(ecrites.filter(nature=NatureOperation.ECRIRE))
    return {
        debut["mention"]: _mention(dernieres[debut["mention"]], textes.get(debut["mention"]), debut["creee"])
        for debut in debuts
    }


def _dernieres(operations: QuerySet[OperationNote]) -> dict[UUID, dict]:
    """Donne, par mention, la frappe qui l'a mise à sa dernière version."""
    # Par les clés d'abord : trier vingt mille textes pour en garder quatre cents prend trois fois plus.
    cles = operations.order_by("mention", "-version", "pk").distinct("mention").values("pk")
    return {ligne["mention"]: ligne for ligne in OperationNote.objects.filter(pk__in=cles).values(*_CHAMPS)}


def _mention(derniere: dict, texte: dict | None, creee_le: datetime) -> MentionRebatie:
    # Un effacement garde le texte d'avant ; le premier geste d'une mention le donne, même effaçant.
    source = texte if texte and texte["version"] <= derniere["version"] else derniere
    return MentionRebatie(
        identifiant=derniere["mention"],
        version=derniere["version"],
        etape=source["etape"],
        locuteur=source["locuteur"],
        partie_id=source["partie_id"],
        texte=source["texte"],
        est_effacee=derniere["nature"] == NatureOperation.EFFACER,
        auteur_id=derniere["auteur_id"],
        creee_le=creee_le,
        ecrite_le=derniere["recue_le"],
    )
