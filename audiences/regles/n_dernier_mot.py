"""Dernier mot."""

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle
from mistral.socle.francais import enumerer


@controle("N-PAROLE", niveau=BLOQUANT, sources=[Article(CPP, "460")], portee=PORTEE_NOTE)
def dernier_mot_note(situation: SituationNote) -> Signalement | None:
    """Exige que chaque comparant d'une affaire retenue ait eu la parole en dernier."""
    manquants = situation.comparants_sans("PAROLE")
    if not manquants:
        return None
    noms = enumerer([prevenu.nom for prevenu in manquants])
    return Signalement(f"dernier mot\u00a0: {noms}.", tuple(str(p.partie) for p in manquants))
