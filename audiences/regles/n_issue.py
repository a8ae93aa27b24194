"""Ce que devient l'affaire."""

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle

# Prononcé, délibéré ou renvoi ; une jonction, une disjonction mettent aussi fin à l'affaire à cette audience.
ISSUES = frozenset({"PRON", "DELIB_DATE", "RENVOI_DEM", "JONCT", "DISJ"})


@controle(
    "N-ISSUE",
    niveau=BLOQUANT,
    sources=[Article(CPP, "461"), Article(CPP, "462"), Article(CPP, "485")],
    portee=PORTEE_NOTE,
)
def issue_notee(situation: SituationNote) -> Signalement | None:
    """Exige le prononcé, la date du délibéré ou le renvoi."""
    if situation.etapes & ISSUES:
        return None
    return Signalement("prononcé, mise en délibéré ou renvoi")
