"""Trames achevées."""

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle("N-TRAME", niveau=BLOQUANT, sources=[Article(CPP, "453")], portee=PORTEE_NOTE)
def trames_achevees(situation: SituationNote) -> Signalement | None:
    """Exige que les blancs et les choix des trames insérées soient remplis."""
    inachevees = [mention for mention in situation.mentions if mention.est_inachevee]
    if not inachevees:
        return None
    nombre = len(inachevees)
    return Signalement(f"blancs à remplir dans {nombre} mention{'s' if nombre > 1 else ''}")
