"""Réquisitions."""

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle("N-REQ", niveau=BLOQUANT, sources=[Article(CPP, "458"), Article(CPP, "460")], portee=PORTEE_NOTE)
def requisitions_notees(situation: SituationNote) -> Signalement | None:
    """Exige les réquisitions du ministère public contre chaque comparant d'une affaire retenue."""
    manquants = situation.comparants_sans("REQ")
    if not manquants:
        return None
    message = situation.nommer("réquisitions", manquants)
    return Signalement(message, tuple(str(p.partie) for p in manquants))
