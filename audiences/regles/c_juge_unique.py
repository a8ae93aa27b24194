"""Composition à juge unique."""

from audiences.choix import Fauteuil, Formation
from audiences.regles.situation_composition import PORTEE_COMPOSITION, SituationComposition
from mistral.socle.droit import AVERTISSEMENT, CPP, Article, Signalement, controle


@controle(
    "C-JUGE-UNIQUE",
    niveau=AVERTISSEMENT,
    sources=[Article(CPP, "398 al. 3"), Article(CPP, "398-1")],
    portee=PORTEE_COMPOSITION,
)
def un_seul_magistrat(situation: SituationComposition) -> Signalement | None:
    """Attend le président seul."""
    assesseurs = [occupant for occupant in situation.siege if occupant.fauteuil != Fauteuil.PRESIDENT]
    if situation.formation != Formation.JUGE_UNIQUE or not assesseurs:
        return None
    noms = ", ".join(occupant.nom for occupant in assesseurs)
    return Signalement(
        f"Juge unique\u00a0: le président siège seul, or un assesseur est désigné ({noms}).",
        tuple(occupant.fauteuil for occupant in assesseurs),
    )
