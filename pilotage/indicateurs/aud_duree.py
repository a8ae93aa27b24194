"""Durée des audiences."""

from datetime import timedelta

from pilotage.calcul import Mediane
from pilotage.indicateur import INDICATEURS, Indicateur, Origine, Seuil, Theme
from pilotage.seances import COLONNES, LEVEE, tenues

CIRCULAIRE = "circulaire SJ-01-134 du 6 juin 2001, non impérative, délibéré du jour inclus"

AUD_DUREE = INDICATEURS.inscrire(
    Indicateur(
        code="AUD_DUREE",
        libelle="Durée médiane d’audience",
        theme=Theme.ACTIVITE,
        definition=(
            "Médiane du temps écoulé de l’ouverture à la levée, suspensions et délibéré du jour compris. "
            "Une audience levée après minuit compte au jour où elle s’est ouverte."
        ),
        unite="audience",
        numerateur="audiences tenues dont l’ouverture et la levée sont enregistrées",
        denominateur="audiences tenues",
        exclusions="audiences non levées, dont la durée n’est pas connue",
        source="heures d’ouverture et de levée enregistrées",
        seuils=(
            Seuil(timedelta(hours=6), "plus de 6 h (demi-journée)", Origine.CIRCULAIRE, CIRCULAIRE),
            Seuil(timedelta(hours=8), "plus de 8 h (journée)", Origine.CIRCULAIRE, CIRCULAIRE),
            Seuil(
                timedelta(hours=10),
                "plus de 10 h (maximum, même exceptionnel)",
                Origine.CIRCULAIRE,
                CIRCULAIRE,
            ),
        ),
        calcul=Mediane(tenues, compte=LEVEE),
        colonnes=COLONNES,
        rang=80,
    )
)
