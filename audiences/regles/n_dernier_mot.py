"""Dernier mot."""

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle("N-PAROLE", niveau=BLOQUANT, sources=[Article(CPP, "460")], portee=PORTEE_NOTE)
def dernier_mot_note(situation: SituationNote) -> Signalement | None:
    """Exige que chaque comparant d'une affaire retenue ait eu la parole en dernier."""
    manquants = situation.comparants_sans("PAROLE")
    if not manquants:
        return None
    message = situation.nommer("dernier mot", manquants)
    return Signalement(message, tuple(str(p.partie) for p in manquants))
