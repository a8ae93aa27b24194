"""Audiences tenues."""

from pilotage.calcul import Nombre
from pilotage.indicateur import INDICATEURS, Indicateur, Theme
from pilotage.seances import COLONNES, tenues

AUD_NB = INDICATEURS.inscrire(
    Indicateur(
        code="AUD_NB",
        libelle="Audiences tenues",
        theme=Theme.ACTIVITE,
        definition="Audiences où au moins une affaire a été appelée, au jour de l’audience.",
        unite="audience",
        numerateur="audiences avec au moins une affaire appelée",
        exclusions="audiences annulées ou non tenues",
        source="affaires appelées à l’audience",
        calcul=Nombre(tenues),
        colonnes=COLONNES,
        rang=70,
    )
)
