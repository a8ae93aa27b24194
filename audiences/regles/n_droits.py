"""Information des droits."""

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle("N-DROITS", niveau=BLOQUANT, sources=[Article(CPP, "406")], portee=PORTEE_NOTE)
def droits_notes(situation: SituationNote) -> Signalement | None:
    """Exige la notification du droit de se taire à chaque comparant d'une affaire retenue."""
    manquants = situation.comparants_sans("DROITS")
    if not manquants:
        return None
    message = situation.nommer("droits et droit de se taire", manquants)
    return Signalement(message, tuple(str(p.partie) for p in manquants))
