"""Ce que restaurer une note, ou une mention, à un instant passé changerait ; rien n'y est écrit."""

from dataclasses import dataclass
from uuid import UUID

from audiences.choix import NatureOperation
from audiences.etape import ETAPES
from audiences.models import Mention, Note
from audiences.operation import Operation
from audiences.selectors.ecart_texte import Fragment, comparer
from audiences.selectors.rejeu_note import MentionRebatie, rebatir

PORTE_UNE_DONNEE = "elle porte une donnée : corrigez-la par sa commande"
EST_SIGNEE = "son greffier l’a signée à la relève : portez une mention nouvelle"


@dataclass(frozen=True)
class Retour:
    """Mention qui changerait, et comment ; `mention` est celle d'aujourd'hui."""

    mention: Mention
    alors: MentionRebatie | None
    fragments: tuple[Fragment, ...]

    @property
    def etape(self) -> str:
        """Donne l'étape de la mention."""
        return ETAPES[self.mention.etape].libelle if self.mention.etape in ETAPES else self.mention.etape

    @property
    def genre(self) -> str:
        """Dit ce que la restauration en ferait."""
        if self.alors is None or self.alors.est_effacee:
            return "effacée"
        return "rétablie" if self.mention.effacee_le is not None else "remise comme alors"

    def operation(self, identifiant: UUID) -> Operation:
        """Donne l'opération nouvelle qui remet la mention comme elle était."""
        efface = self.alors is None or self.alors.est_effacee
        source = self.mention if efface else self.alors
        return Operation(
            identifiant=identifiant,
            mention=self.mention.identifiant,
            base=self.mention.version,
            etape=source.etape,
            locuteur=source.locuteur,
            partie=source.partie_id,
            texte=source.texte,
            nature=NatureOperation.EFFACER if efface else NatureOperation.ECRIRE,
        )


@dataclass(frozen=True)
class PlanDeRestauration:
    """Ce qui changerait, et les mentions qui diffèrent mais ne se restaurent pas, avec la raison."""

    retours: tuple[Retour, ...]
    sautees: tuple[tuple[Retour, str], ...]


def plan_de_restauration(note: Note, *, jusqua: int, mention: UUID | None = None) -> PlanDeRestauration:
    """Compare la note d'après l'opération `jusqua` à celle d'aujourd'hui. Quatre requêtes."""
    mentions = note.mentions.all() if mention is None else note.mentions.filter(identifiant=mention)
    alors = rebatir(note, jusqua=jusqua, mentions=None if mention is None else [mention])
    differentes = [
        _retour(actuelle, alors.get(actuelle.identifiant))
        for actuelle in mentions
        if _contenu(actuelle) != _contenu_alors(alors.get(actuelle.identifiant))
    ]
    raisons = [(retour, _empechement(retour.mention)) for retour in differentes]
    return PlanDeRestauration(
        tuple(retour for retour, raison in raisons if not raison),
        tuple((retour, raison) for retour, raison in raisons if raison),
    )


def _retour(mention: Mention, alors: MentionRebatie | None) -> Retour:
    avant = "" if mention.effacee_le is not None else mention.texte
    apres = "" if alors is None or alors.est_effacee else alors.texte
    return Retour(mention, alors, comparer(avant, apres))


def _empechement(mention: Mention) -> str:
    if mention.commande:
        return PORTE_UNE_DONNEE
    return EST_SIGNEE if mention.segment_id is not None else ""


def _contenu(mention: Mention) -> tuple:
    if mention.effacee_le is not None:
        return ()
    return (mention.etape, mention.locuteur, mention.partie_id, mention.texte)


def _contenu_alors(alors: MentionRebatie | None) -> tuple:
    return alors.contenu if alors is not None else ()
