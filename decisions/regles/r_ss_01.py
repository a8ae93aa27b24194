"""R-SS-01 : sursis simple, cinq ans au plus."""

from decisions.limite import au_plus
from decisions.nature import Sursis
from decisions.situation import PREVENU, Situation
from mistral.socle.droit import BLOQUANT, CP, Article, Signalement, controle
from mistral.socle.duree import Duree

CINQ_ANS = Duree(ans=5)


@controle("R-SS-01", niveau=BLOQUANT, sources=[Article(CP, "132-31")], portee=PREVENU)
def sursis_simple_trop_long(situation: Situation) -> Signalement | None:
    """Signale un sursis simple dont l'emprisonnement, ou la partie assortie, dépasse cinq ans."""
    mesures = []
    for peine in situation.emprisonnements_avec(Sursis.SIMPLE):
        mesures.append((peine.cle, peine.duree, CINQ_ANS))
        mesures.append((peine.cle, peine.partie_assortie, CINQ_ANS))
    return au_plus(
        mesures,
        "Le sursis simple ne peut assortir qu’un emprisonnement de cinq ans au plus.",
    )
