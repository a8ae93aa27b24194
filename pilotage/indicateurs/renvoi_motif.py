"""Renvois par motif."""

from pilotage.calcul import Nombre
from pilotage.indicateur import INDICATEURS, Indicateur, Theme
from pilotage.passages import COLONNES_RENVOI, MOTIF, renvoyes

RENVOI_MOTIF = INDICATEURS.inscrire(
    Indicateur(
        code="RENVOI_MOTIF",
        libelle="Renvois par motif",
        theme=Theme.RENVOIS,
        definition=(
            "Affaires renvoyées, réparties selon le motif enregistré ; chaque motif dit à qui tient le "
            "renvoi. Un renvoi sans motif est montré comme tel."
        ),
        unite="affaire",
        numerateur="affaires renvoyées pour ce motif",
        denominateur="affaires renvoyées",
        exclusions="celles du taux de renvoi",
        source="renvois enregistrés à l’audience",
        calcul=Nombre(renvoyes, axe=MOTIF),
        colonnes=COLONNES_RENVOI,
        rang=50,
    )
)
