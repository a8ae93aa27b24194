"""Affaires jugées."""

from pilotage.calcul import Nombre
from pilotage.indicateur import INDICATEURS, Indicateur, Theme
from pilotage.passages import COLONNES, JUGEE, appeles

AFF_JUG = INDICATEURS.inscrire(
    Indicateur(
        code="AFF_JUG",
        libelle="Affaires jugées",
        theme=Theme.ACTIVITE,
        definition=(
            "Affaires dont le jugement au fond est prononcé pour tous les prévenus, au jour de "
            "l’audience où il est prononcé."
        ),
        unite="affaire",
        numerateur="affaires jugées pour tous leurs prévenus",
        exclusions=(
            "affaires mises en délibéré, jugées pour une partie des prévenus, jointes à une autre "
            "(comptée pour une), ou revenues sur les seuls intérêts civils"
        ),
        source="décisions validées",
        calcul=Nombre(lambda selection: appeles(selection).filter(JUGEE)),
        colonnes=COLONNES,
        rang=20,
    )
)
