"""Audiences ouvertes et jamais levées."""

from django.db.models import Q

from pilotage.calcul import Part
from pilotage.indicateur import INDICATEURS, Indicateur, Theme
from pilotage.seances import COLONNES, LEVEE, enregistrees

QUAL_NON_LEVEES = INDICATEURS.inscrire(
    Indicateur(
        code="QUAL_NON_LEVEES",
        libelle="Audiences ouvertes non levées",
        theme=Theme.QUALITE,
        definition=(
            "Audiences ouvertes un jour passé et dont la levée n’est pas enregistrée. Leur durée manque "
            "à la durée médiane."
        ),
        unite="audience",
        numerateur="audiences non levées",
        denominateur="audiences ouvertes, hors celles du jour",
        exclusions="audiences du jour encore en cours",
        source="heures d’ouverture et de levée enregistrées",
        calcul=Part(
            lambda selection: enregistrees(selection).filter(
                LEVEE | Q(date__lt=selection.jour), ouverte_le__isnull=False
            ),
            compte=~LEVEE,
        ),
        colonnes=COLONNES,
        rang=120,
    )
)
