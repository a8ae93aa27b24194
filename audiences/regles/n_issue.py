"""Ce que devient l'affaire."""

import re

from audiences.choix import Issue
from audiences.regles.situation_note import PORTEE_NOTE, MentionVue, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle
from mistral.socle.francais import normaliser

# Prononcé, délibéré ou renvoi ; une jonction, une disjonction mettent aussi fin à l'affaire à cette audience.
ISSUES = frozenset({"PRON", "DELIB_DATE", "JONCT", "DISJ"})
# Sur du texte normalisé : ce qui dit le renvoi refusé ou joint au fond, et ce qui dit qu'il est ordonné.
_REFUSE = re.compile(r"\b(?:rejet(?:te|tee|ee|ees)?|refusee?|joint)\b")
_ORDONNE = re.compile(r"\b(?:ordonne (?:le|un|son) renvoi|renvoie|est renvoyee)\b")


@controle(
    "N-ISSUE",
    niveau=BLOQUANT,
    sources=[Article(CPP, "461"), Article(CPP, "462"), Article(CPP, "485")],
    portee=PORTEE_NOTE,
)
def issue_notee(situation: SituationNote) -> Signalement | None:
    """Exige le prononcé, la date du délibéré ou le renvoi ; un renvoi refusé n'y suffit pas, on continue."""
    renvois = [mention for mention in situation.mentions if mention.etape == "RENVOI_DEM"]
    if situation.etapes & ISSUES or any(_est_ordonne(renvoi) for renvoi in renvois):
        return None
    if situation.issue == Issue.RENVOYEE and "RENVOI_DEM" in situation.etapes:
        return None
    return Signalement("prononcé, mise en délibéré ou renvoi")


def _est_ordonne(mention: MentionVue) -> bool:
    """Dit si la mention peut être celle d'un renvoi ordonné ; celle qui n'en dit rien le peut."""
    dit = normaliser(mention.texte)
    return bool(dit) and (_ORDONNE.search(dit) is not None or _REFUSE.search(dit) is None)
