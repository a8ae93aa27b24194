"""Visioconférence."""

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle(
    "N-VISIO",
    niveau=BLOQUANT,
    sources=[Article(CPP, "D47-12-5"), Article(CPP, "706-71")],
    portee=PORTEE_NOTE,
)
def visioconference_notee(situation: SituationNote) -> Signalement | None:
    """Exige que la note dise l'usage de la visioconférence."""
    if not situation.a_visioconference or situation.dit("visioconference", "telecommunication audiovisuelle"):
        return None
    return Signalement("usage de la visioconférence")
