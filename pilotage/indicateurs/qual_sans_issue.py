"""Affaires appelées dont la suite n'est pas dite."""

from django.db.models import Q

from pilotage.calcul import Part
from pilotage.indicateur import INDICATEURS, Indicateur, Theme
from pilotage.passages import APPELEE, COLONNES, inscrits

FINIE = Q(audience__levee_le__isnull=False)

QUAL_SANS_ISSUE = INDICATEURS.inscrire(
    Indicateur(
        code="QUAL_SANS_ISSUE",
        libelle="Affaires appelées sans issue",
        theme=Theme.QUALITE,
        definition=(
            "Affaires appelées à une audience levée ou passée, dont on ne sait si elles ont été jugées, "
            "renvoyées ou mises en délibéré. Elles manquent aux affaires jugées et aux renvois."
        ),
        unite="affaire",
        numerateur="affaires appelées sans issue",
        denominateur="affaires appelées aux audiences levées ou passées",
        source="suites enregistrées à l’audience",
        calcul=Part(
            lambda selection: inscrits(selection).filter(
                APPELEE, FINIE | Q(audience__date__lt=selection.jour)
            ),
            compte=Q(issue=""),
        ),
        colonnes=COLONNES,
        rang=110,
    )
)
