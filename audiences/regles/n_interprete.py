"""Interprète."""

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle(
    "N-INTERP",
    niveau=BLOQUANT,
    sources=[Article(CPP, "407"), Article(CPP, "408"), Article(CPP, "D594-1 et s.")],
    portee=PORTEE_NOTE,
)
def interprete_note(situation: SituationNote) -> Signalement | None:
    """Exige l'interprète et son serment quand un comparant parle une autre langue, ou qu'un est désigné.

    Désigné sans que l'on sache pour qui, une seule mention suffit.
    """
    if not situation.est_retenue:
        return None
    sans = [p for p in situation.comparants_sans("INTERP") if p.parle_autre_langue]
    if sans:
        return situation.signaler("interprète et serment", sans)
    if situation.a_interprete and "INTERP" not in situation.etapes:
        return Signalement("interprète et serment")
    return None
