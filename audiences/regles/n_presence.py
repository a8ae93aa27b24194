"""Présence de chaque prévenu."""

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle(
    "N-PRES_PREV",
    niveau=BLOQUANT,
    sources=[Article(CPP, "410 à 412"), Article(CPP, "453")],
    portee=PORTEE_NOTE,
)
def presence_notee(situation: SituationNote) -> Signalement | None:
    """Exige que la note dise, pour chaque prévenu, s'il comparaît."""
    manquants = situation.sans_mention("PRES_PREV")
    if not manquants:
        return None
    message = situation.nommer("présence du prévenu", manquants)
    return Signalement(message, tuple(str(p.partie) for p in manquants))
