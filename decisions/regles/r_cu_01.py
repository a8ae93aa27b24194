"""R-CU-01 : pas de peine sans culpabilité."""

from decisions.situation import PREVENU, Situation
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle


@controle("R-CU-01", niveau=BLOQUANT, sources=[Article(CPP, "464"), Article(CPP, "470")], portee=PREVENU)
def peine_sans_culpabilite(situation: Situation) -> Signalement | None:
    """Signale une peine alors qu'aucune infraction n'a donné lieu à déclaration de culpabilité."""
    if situation.coupables or not situation.peines:
        return None
    return Signalement(
        "Une peine est prononcée alors qu’aucune infraction n’a donné lieu à déclaration de culpabilité.",
        cibles=tuple(peine.cle for peine in situation.peines),
    )
