"""Accord pour être jugé séance tenante."""

from audiences.regles.regime_convocation import Regime
from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle

_SEANCE_TENANTE = frozenset({Regime.IMMEDIATE, Regime.DIFFEREE})


@controle(
    "N-CI_ACCORD",
    niveau=BLOQUANT,
    sources=[Article(CPP, "397"), Article(CPP, "397-1"), Article(CPP, "397-1-1")],
    portee=PORTEE_NOTE,
)
def accord_note(situation: SituationNote) -> Signalement | None:
    """Exige l'accord du prévenu jugé le jour même en comparution immédiate ou à délai différé.

    Une affaire revenue d'un renvoi n'est plus jugée le jour même : le délai a couru.
    """
    if situation.vient_d_un_renvoi:
        return None
    sans = [p for p in situation.comparants_sans("CI_ACCORD") if p.regime in _SEANCE_TENANTE]
    return situation.signaler("accord pour être jugé ce jour", sans)
