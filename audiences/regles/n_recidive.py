"""Récidive relevée d'office."""

from audiences.apport import Trait
from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CP, Article, Signalement, controle


@controle("N-RECID", niveau=BLOQUANT, sources=[Article(CP, "132-16-5")], portee=PORTEE_NOTE)
def recidive_mise_aux_debats(situation: SituationNote) -> Signalement | None:
    """Exige que le prévenu ait été informé de la récidive que la poursuite ne visait pas."""
    sans = situation.decides_sans("RECID", Trait.RECIDIVE_RELEVEE, presents=False)
    return situation.signaler("information sur la récidive relevée d’office", sans)
