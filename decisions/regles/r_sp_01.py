"""R-SP-01 : sursis probatoire, emprisonnement de cinq ans au plus, dix en récidive."""

from decisions.limite import au_plus
from decisions.nature import Sursis
from decisions.situation import PREVENU, Recidive, Situation
from mistral.socle.droit import BLOQUANT, CP, Article, Signalement, controle
from mistral.socle.duree import Duree
from mistral.socle.francais import duree_en_lettres

MAXIMUM = {
    Recidive.AUCUNE: Duree(ans=5),
    Recidive.RECIDIVE: Duree(ans=10),
    Recidive.NOUVELLE_RECIDIVE: Duree(ans=10),
}


@controle("R-SP-01", niveau=BLOQUANT, sources=[Article(CP, "132-41")], portee=PREVENU)
def sursis_probatoire_sur_peine_trop_longue(situation: Situation) -> Signalement | None:
    """Signale un sursis probatoire sur un emprisonnement de plus de cinq ans, ou dix en récidive."""
    maximum = MAXIMUM[situation.recidive]
    return au_plus(
        ((peine.cle, peine.duree, maximum) for peine in situation.emprisonnements_avec(Sursis.PROBATOIRE)),
        f"Le sursis probatoire ne peut assortir qu’un emprisonnement de {duree_en_lettres(maximum)} au plus.",
    )
