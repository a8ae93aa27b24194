"""R-EM-02b : partie ferme d'un mois ou moins dans une peine mixte."""

from decisions.limite import plus_que
from decisions.regles.r_em_02 import UN_MOIS
from decisions.situation import PREVENU, Situation
from mistral.socle.droit import AVERTISSEMENT, CP, Article, Signalement, controle


@controle("R-EM-02b", niveau=AVERTISSEMENT, sources=[Article(CP, "132-19")], portee=PREVENU)
def partie_ferme_trop_courte(situation: Situation) -> Signalement | None:
    """Signale une partie ferme d'un mois ou moins, quand le sursis ne couvre pas toute la peine.

    Ferme ≤ un mois s'écrit totale ≤ sursis + un mois : aucun jour n'est changé en mois.
    """
    return plus_que(
        (
            (peine.cle, peine.duree, peine.partie_assortie + UN_MOIS)
            for peine in situation.emprisonnements
            if peine.a_un_sursis and not peine.est_avec_sursis_total
        ),
        "La partie ferme de l’emprisonnement est d’un mois ou moins.",
    )
