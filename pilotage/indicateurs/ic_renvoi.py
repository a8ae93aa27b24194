"""Renvois sur les seuls intérêts civils."""

from pilotage.calcul import NombreConstate
from pilotage.indicateur import INDICATEURS, Indicateur, Theme
from pilotage.passages import COLONNES_RENVOI, RENVOI_CIVIL, inscrits

IC_RENVOI = INDICATEURS.inscrire(
    Indicateur(
        code="IC_RENVOI",
        libelle="Renvois sur intérêts civils",
        theme=Theme.RENVOIS,
        definition=(
            "Affaires jugées au pénal dont la seule action civile est renvoyée, ce jour-là ou à une "
            "audience suivante. Ce renvoi n’est pas encore demandé à chaque jugement : sans ligne, il "
            "est non disponible."
        ),
        unite="affaire",
        numerateur="affaires renvoyées sur les seuls intérêts civils",
        exclusions="renvois de l’affaire elle-même, comptés au taux de renvoi",
        source="renvois et décisions enregistrés",
        calcul=NombreConstate(lambda selection: inscrits(selection).filter(RENVOI_CIVIL)),
        colonnes=COLONNES_RENVOI,
        rang=60,
    )
)
