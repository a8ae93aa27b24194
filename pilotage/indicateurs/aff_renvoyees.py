"""Affaires renvoyées."""

from pilotage.calcul import Nombre
from pilotage.indicateur import INDICATEURS, Indicateur, Theme
from pilotage.passages import COLONNES_RENVOI, renvoyes

AFF_RENVOYEES = INDICATEURS.inscrire(
    Indicateur(
        code="AFF_RENVOYEES",
        libelle="Affaires renvoyées",
        theme=Theme.RENVOIS,
        definition=(
            "Affaires appelées et renvoyées à une autre audience, au jour de l’audience qui les renvoie."
        ),
        unite="affaire",
        numerateur="affaires renvoyées",
        exclusions=(
            "mises en délibéré, qui ne sont pas des renvois ; affaires jointes, comptées avec celle qui "
            "les reçoit ; renvois sur les seuls intérêts civils, comptés à part (IC_RENVOI)"
        ),
        source="renvois enregistrés à l’audience",
        calcul=Nombre(renvoyes),
        colonnes=COLONNES_RENVOI,
        rang=30,
    )
)
