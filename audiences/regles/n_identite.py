"""Identité des comparants."""

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle("N-IDENT", niveau=BLOQUANT, sources=[Article(CPP, "406")], portee=PORTEE_NOTE)
def identite_notee(situation: SituationNote) -> Signalement | None:
    """Exige l'identité constatée de chaque comparant d'une affaire retenue."""
    manquants = situation.comparants_sans("IDENT")
    if not manquants:
        return None
    message = situation.nommer("identité constatée", manquants)
    return Signalement(message, tuple(str(p.partie) for p in manquants))
