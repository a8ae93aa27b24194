"""Avertissement du sursis probatoire."""

from audiences.apport import Trait
from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CP, Article, Signalement, controle


@controle("N-AV_SP", niveau=BLOQUANT, sources=[Article(CP, "132-40")], portee=PORTEE_NOTE)
def sursis_probatoire_averti(situation: SituationNote) -> Signalement | None:
    """Exige, si le condamné est présent, les obligations et l'avertissement du sursis probatoire."""
    sans = situation.decides_sans("AV_SP", Trait.SURSIS_PROBATOIRE, presents=True)
    return situation.signaler("avertissement du sursis probatoire", sans)
