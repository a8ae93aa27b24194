"""Taux de renvoi."""

from fractions import Fraction

from pilotage.calcul import Part
from pilotage.indicateur import INDICATEURS, Indicateur, Origine, Seuil, Theme
from pilotage.passages import COLONNES_RENVOI, RENVOYEE, appeles

TAUX_RENVOI = INDICATEURS.inscrire(
    Indicateur(
        code="TAUX_RENVOI",
        libelle="Taux de renvoi",
        theme=Theme.RENVOIS,
        definition="Part des affaires appelées qui sont renvoyées à une autre audience.",
        unite="affaire",
        numerateur="affaires renvoyées",
        denominateur="affaires appelées",
        exclusions=(
            "affaires jointes, comptées avec celle qui les reçoit ; passages et renvois sur les seuls "
            "intérêts civils, comptés à part (IC_RENVOI). Une mise en délibéré n’est pas un renvoi"
        ),
        source="affaires appelées et renvois enregistrés à l’audience",
        seuils=(
            Seuil(
                Fraction(30, 100),
                "plus de 30 % : analyser les motifs",
                Origine.PROPOSITION,
                "réglable, à valider par les chefs de juridiction",
            ),
        ),
        calcul=Part(appeles, compte=RENVOYEE),
        colonnes=COLONNES_RENVOI,
        rang=40,
    )
)
