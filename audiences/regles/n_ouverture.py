"""Ouverture de l'audience."""

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle("N-OUV", niveau=BLOQUANT, sources=[Article(CPP, "400"), Article(CPP, "453")], portee=PORTEE_NOTE)
def ouverture_notee(situation: SituationNote) -> Signalement | None:
    """Exige l'heure d'ouverture de l'audience ; celle que l'audience porte vaut l'étape notée."""
    if situation.est_ouverte or "OUV" in situation.etapes | situation.etapes_audience:
        return None
    return Signalement("ouverture de l’audience")
