"""Chaque greffier qui a tenu la note signe ce qu'il a écrit."""

from dataclasses import dataclass

from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle
from mistral.socle.francais import enumerer

PORTEE_SEGMENTS = "SEGMENTS_DE_NOTE"


@dataclass(frozen=True)
class SituationSegments:
    """Greffiers, autres que le signataire, dont une part de la note n'est pas encore signée."""

    non_signes: tuple[str, ...]


@controle("N-SEGMENTS", niveau=BLOQUANT, sources=[Article(CPP, "453")], portee=PORTEE_SEGMENTS)
def segments_signes(situation: SituationSegments) -> Signalement | None:
    """Exige que chaque greffier qui a tenu la note ait signé ce qu'il y a écrit.

    Après une relève, l'entrant ne signe pas pour le sortant ; celui qui en est empêché se dit par un motif.
    """
    if not situation.non_signes:
        return None
    return Signalement(f"signature de ce qu’a écrit {enumerer(list(situation.non_signes))}")
