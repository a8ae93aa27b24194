"""R-EM-02 : pas d'emprisonnement ferme d'un mois ou moins."""

from decisions.limite import plus_que
from decisions.nature import Sursis
from decisions.situation import PREVENU, Situation
from mistral.socle.droit import BLOQUANT, CP, Article, Signalement, controle
from mistral.socle.duree import Duree

UN_MOIS = Duree(mois=1)


@controle("R-EM-02", niveau=BLOQUANT, sources=[Article(CP, "132-19")], portee=PREVENU)
def emprisonnement_ferme_trop_court(situation: Situation) -> Signalement | None:
    """Signale un emprisonnement sans sursis d'une durée inférieure ou égale à un mois."""
    return plus_que(
        ((peine.cle, peine.duree, UN_MOIS) for peine in situation.emprisonnements_avec(Sursis.AUCUN)),
        "Un emprisonnement ferme d’un mois ou moins ne peut être prononcé.",
    )
