"""Réquisitions."""

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle
from mistral.socle.francais import enumerer


@controle("N-REQ", niveau=BLOQUANT, sources=[Article(CPP, "458"), Article(CPP, "460")], portee=PORTEE_NOTE)
def requisitions_notees(situation: SituationNote) -> Signalement | None:
    """Exige les réquisitions du ministère public contre chaque comparant d'une affaire retenue."""
    manquants = situation.comparants_sans("REQ")
    if not manquants:
        return None
    noms = enumerer([prevenu.nom for prevenu in manquants])
    return Signalement(f"réquisitions\u00a0: {noms}.", tuple(str(p.partie) for p in manquants))
