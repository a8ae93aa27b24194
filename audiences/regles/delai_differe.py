"""Délai de la comparution à délai différé."""

from datetime import date

from audiences.regles.fenetre import Fenetre, ajouter_mois
from mistral.socle.droit import CPP, Article, calcul

MOIS_MAXIMUM = 2


@calcul("DELAI_DIFFERE", sources=[Article(CPP, "397-1-1")])
def delai_differe(presente_le: date) -> Fenetre:
    """Donne les jours où peut comparaître un prévenu en délai différé : dans les deux mois.

    Unités : mois de quantième à quantième, terme inclus. Erreurs : aucune.
    """
    return Fenetre(presente_le, presente_le, ajouter_mois(presente_le, MOIS_MAXIMUM))
