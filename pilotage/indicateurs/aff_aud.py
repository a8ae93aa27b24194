"""Affaires audiencées."""

from pilotage.calcul import Nombre
from pilotage.indicateur import INDICATEURS, Indicateur, Theme
from pilotage.passages import COLONNES, inscrits

AFF_AUD = INDICATEURS.inscrire(
    Indicateur(
        code="AFF_AUD",
        libelle="Affaires audiencées",
        theme=Theme.ACTIVITE,
        definition=(
            "Affaires inscrites au rôle des audiences de la période, au jour de l’audience. Une affaire "
            "renvoyée puis réaudiencée compte à chacune de ses audiences."
        ),
        unite="affaire",
        numerateur="affaires inscrites au rôle",
        exclusions="affaires retirées du rôle, audiences annulées",
        source="rôle importé",
        calcul=Nombre(inscrits),
        colonnes=COLONNES,
        rang=10,
    )
)
