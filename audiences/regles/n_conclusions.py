"""Conclusions."""

import re

from audiences.regles.situation_note import PORTEE_NOTE, SituationNote
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle
from mistral.socle.francais import normaliser

_DEPOT = re.compile(r"\b(depos\w*|remet\w*|vise\w*) (des|ses|leurs|de nouvelles) conclusions\b")


@controle("N-CONCL", niveau=BLOQUANT, sources=[Article(CPP, "459")], portee=PORTEE_NOTE)
def conclusions_notees(situation: SituationNote) -> Signalement | None:
    """Exige que les conclusions reçues soient mentionnées, et visées par le président et le greffier.

    Un dépôt dit ailleurs qu'à son étape compte comme reçu.
    """
    if situation.sont_a_viser:
        return Signalement("visa des conclusions par le président et le greffier")
    if "CONCL" in situation.etapes:
        return None
    if any(_DEPOT.search(normaliser(mention.texte)) for mention in situation.mentions):
        return Signalement("dépôt des conclusions")
    return None
