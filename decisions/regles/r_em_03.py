"""R-EM-03 : à juge unique, cinq ans d'emprisonnement ferme au plus."""

from decisions.limite import au_plus
from decisions.situation import PREVENU, Situation
from mistral.socle.droit import BLOQUANT, CPP, Article, Signalement, controle
from mistral.socle.duree import Duree

CINQ_ANS = Duree(ans=5)


@controle("R-EM-03", niveau=BLOQUANT, sources=[Article(CPP, "398-2")], portee=PREVENU)
def ferme_au_dela_du_juge_unique(situation: Situation) -> Signalement | None:
    """Signale plus de cinq ans d'emprisonnement ferme prononcés à juge unique.

    Ferme > cinq ans s'écrit totale > sursis + cinq ans : aucun jour n'est changé en mois.
    """
    if not situation.est_a_juge_unique:
        return None
    return au_plus(
        ((peine.cle, peine.duree, peine.partie_assortie + CINQ_ANS) for peine in situation.emprisonnements),
        "Le tribunal à juge unique ne peut prononcer plus de cinq ans d’emprisonnement ferme.",
    )
