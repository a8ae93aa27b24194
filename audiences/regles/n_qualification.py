"""Qualification du jugement."""

from audiences.apport import Trait
from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle(
    "N-QUALIF",
    niveau=BLOQUANT,
    sources=[Article(CPP, "410 à 412"), Article(CPP, "487")],
    portee=PORTEE_NOTE,
)
def qualification_dite(situation: SituationNote) -> Signalement | None:
    """Exige, d'une affaire jugée, la qualification du jugement pour chaque prévenu."""
    if not situation.est_prononcee:
        return None
    sans = [prevenu for prevenu in situation.prevenus if Trait.QUALIFIE not in prevenu.traits]
    return situation.signaler("qualification du jugement", sans)
