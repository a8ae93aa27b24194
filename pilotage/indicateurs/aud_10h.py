"""Audiences de plus de dix heures."""

from datetime import timedelta

from django.db.models import Q

from pilotage.calcul import Part
from pilotage.indicateur import INDICATEURS, Indicateur, Origine, Seuil, Theme
from pilotage.seances import COLONNES, levees

MAXIMUM = Seuil(
    timedelta(hours=10),
    "10 h, maximum même en cas exceptionnel",
    Origine.CIRCULAIRE,
    "circulaire SJ-01-134 du 6 juin 2001, non impérative, délibéré du jour inclus",
)

AUD_10H = INDICATEURS.inscrire(
    Indicateur(
        code="AUD_10H",
        libelle="Audiences de plus de 10 h",
        theme=Theme.ACTIVITE,
        definition="Part des audiences tenues et levées qui ont duré plus de dix heures.",
        unite="audience",
        numerateur="audiences de plus de 10 h",
        denominateur="audiences tenues et levées",
        exclusions="audiences non levées, dont la durée n’est pas connue",
        source="heures d’ouverture et de levée enregistrées",
        seuils=(MAXIMUM,),
        calcul=Part(levees, compte=Q(valeur__gt=MAXIMUM.valeur)),
        colonnes=COLONNES,
        rang=90,
    )
)
