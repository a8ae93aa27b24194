"""Avertissement du sursis simple."""

from audiences.apport import Trait
from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CP, Article, Signalement, controle


@controle("N-AV_SS", niveau=BLOQUANT, sources=[Article(CP, "132-29")], portee=PORTEE_NOTE)
def sursis_simple_averti(situation: SituationNote) -> Signalement | None:
    """Exige l'avertissement du sursis simple, si le condamné est présent."""
    sans = situation.decides_sans("AV_SS", Trait.SURSIS_SIMPLE, presents=True)
    return situation.signaler("avertissement du sursis simple", sans)
