"""Délai de la convocation par procès-verbal du procureur."""

from datetime import date, timedelta

from audiences.regles.delai_citation import RESERVE_DECOMPTE
from audiences.regles.fenetre import Fenetre, ajouter_mois
from mistral.socle.droit import CPP, Article, calcul

MINIMUM = timedelta(days=10)
MOIS_MAXIMUM = 6


@calcul("DELAI_CONVOCATION_PV", sources=[Article(CPP, "394")])
def delai_convocation_pv(convoque_le: date) -> Fenetre:
    """Donne les jours où peut être jugé un prévenu convoqué par procès-verbal : de dix jours à six mois.

    Unités : jours calendaires, puis mois de quantième à quantième. Erreurs : aucune.
    """
    minimum = convoque_le + MINIMUM
    return Fenetre(
        minimum, minimum + timedelta(days=1), ajouter_mois(convoque_le, MOIS_MAXIMUM), RESERVE_DECOMPTE
    )
