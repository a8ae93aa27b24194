"""R-SP-02 : partie assortie du sursis probatoire, cinq ans au plus."""

from decisions.limite import au_plus
from decisions.nature import Sursis
from decisions.situation import PREVENU, Situation
from mistral.socle.droit import BLOQUANT, CP, Article, Signalement, controle
from mistral.socle.duree import Duree

CINQ_ANS = Duree(ans=5)


@controle("R-SP-02", niveau=BLOQUANT, sources=[Article(CP, "132-42")], portee=PREVENU)
def partie_probatoire_trop_longue(situation: Situation) -> Signalement | None:
    """Signale un sursis probatoire qui porte sur plus de cinq ans d'emprisonnement."""
    return au_plus(
        (
            (peine.cle, peine.partie_assortie, CINQ_ANS)
            for peine in situation.emprisonnements_avec(Sursis.PROBATOIRE)
        ),
        "La partie assortie du sursis probatoire ne peut dépasser cinq ans.",
    )
