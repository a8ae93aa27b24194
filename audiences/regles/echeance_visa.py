"""Délai du président pour viser la note."""

from datetime import date, timedelta

from mistral.socle.calendrier import premier_jour_ouvrable
from mistral.socle.droit import CPP, Article, calcul

DELAI_VISA = timedelta(days=3)


@calcul("ECHEANCE_VISA", sources=[Article(CPP, "453 al. 2"), Article(CPP, "801")])
def echeance_visa(audience_le: date) -> date:
    """Donne le dernier jour où le président peut viser la note d'une audience.

    Les notes sont visées « au plus tard dans les trois jours qui suivent chaque audience ». Le jour de
    l'audience ne compte pas ; un terme tombant un samedi, un dimanche ou un jour férié est prorogé.

    Unités : jours calendaires, terme inclus. Erreurs : aucune.
    """
    return premier_jour_ouvrable(audience_le + DELAI_VISA)
