"""Réduction de 20 % de l'amende."""

from audiences.apport import Trait
from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle("N-AV_20", niveau=BLOQUANT, sources=[Article(CPP, "707-3")], portee=PORTEE_NOTE)
def reduction_annoncee(situation: SituationNote) -> Signalement | None:
    """Exige, en cas d'amende, l'avis de la réduction de 20 % ; l'absent le reçoit avec la signification."""
    sans = situation.decides_sans("AV_20", Trait.AMENDE, presents=True)
    return situation.signaler("avis de la réduction de 20\u202f%", sans)
