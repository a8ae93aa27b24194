"""R-SP-03 : délai de probation, de douze mois au maximum que fixe l'état de récidive."""

from decisions.limite import au_plus
from decisions.nature import Sursis
from decisions.situation import PREVENU, Recidive, Situation
from mistral.socle.droit import BLOQUANT, CP, Article, Signalement, controle
from mistral.socle.duree import Duree

MINIMUM = Duree(mois=12)
MAXIMUM = {
    Recidive.AUCUNE: Duree(mois=36),
    Recidive.RECIDIVE: Duree(mois=60),
    Recidive.NOUVELLE_RECIDIVE: Duree(mois=84),
}


@controle("R-SP-03", niveau=BLOQUANT, sources=[Article(CP, "132-42")], portee=PREVENU)
def delai_de_probation_hors_limites(situation: Situation) -> Signalement | None:
    """Signale un délai de probation inférieur à douze mois ou supérieur à 36, 60 ou 84 mois.

    Un délai qui n'a pas été dit n'est pas contrôlé ici : la peine est signalée comme incomplète.
    """
    maximum = MAXIMUM[situation.recidive]
    mesures = []
    for peine in situation.emprisonnements_avec(Sursis.PROBATOIRE):
        if peine.delai_probation:
            mesures.append((peine.cle, MINIMUM, peine.delai_probation))
            mesures.append((peine.cle, peine.delai_probation, maximum))
    return au_plus(
        mesures,
        f"Le délai de probation est compris entre {MINIMUM.en_mois} et {maximum.en_mois} mois.",
    )
