"""Délai d'appel d'un jugement correctionnel."""

from datetime import date, timedelta

from mistral.socle.calendrier import premier_jour_ouvrable
from mistral.socle.droit import CPP, Article, calcul

DELAI_APPEL = timedelta(days=10)


@calcul("DELAI_APPEL", sources=[Article(CPP, "498"), Article(CPP, "801")])
def date_limite_appel(prononce_le: date) -> date:
    """Donne le dernier jour utile pour interjeter appel d'un jugement contradictoire.

    Le jour du prononcé ne compte pas. Si le terme tombe un samedi, un dimanche, un jour férié ou
    chômé, il est prorogé jusqu'au premier jour ouvrable suivant.

    Unités : jours calendaires, terme inclus jusqu'à vingt-quatre heures. Erreurs : aucune.
    """
    return premier_jour_ouvrable(prononce_le + DELAI_APPEL)
