"""Composition de la formation collégiale."""

from audiences.choix import Formation
from audiences.regles.situation_composition import PORTEE_COMPOSITION, SituationComposition
from mistral.socle.droit import AVERTISSEMENT, CPP, Article, Signalement, controle

MAGISTRATS = 3


@controle(
    "C-COLLEGIALE",
    niveau=AVERTISSEMENT,
    sources=[Article(CPP, "398")],
    portee=PORTEE_COMPOSITION,
)
def trois_magistrats_distincts(situation: SituationComposition) -> Signalement | None:
    """Attend un président et deux assesseurs, trois personnes distinctes."""
    if situation.formation != Formation.COLLEGIALE or not situation.siege:
        return None
    distincts = len({occupant.cle for occupant in situation.siege})
    if distincts == MAGISTRATS:
        return None
    sont = "magistrat siège" if distincts == 1 else "magistrats siègent"
    return Signalement(
        f"Formation collégiale\u00a0: {distincts} {sont}, il en faut trois, distincts.",
        tuple(occupant.fauteuil for occupant in situation.siege),
    )
