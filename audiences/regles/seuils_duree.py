"""Durées qu'une audience ne devrait pas dépasser."""

from datetime import date, timedelta

# Circulaire du 6 juin 2001 (note SJ-01-134), non impérative, délibéré du jour inclus : six heures pour une
# demi-journée, huit pour une journée, dix au plus, même en cas exceptionnel. En heures.
SEUILS = {date(2001, 6, 6): (6, 8, 10)}
SOURCE = "circulaire du 6 juin 2001 (note SJ-01-134), non impérative"


def seuils_au(jour: date) -> tuple[timedelta, ...]:
    """Donne les seuils en vigueur ce jour-là, du plus bas au plus haut ; vide avant la circulaire."""
    connus = [depuis for depuis in SEUILS if depuis <= jour]
    return tuple(timedelta(hours=heures) for heures in SEUILS[max(connus)]) if connus else ()


def seuil_depasse(duree: timedelta, jour: date) -> timedelta | None:
    """Donne le plus haut seuil dépassé, `None` si aucun ne l'est ; l'atteindre n'est pas le dépasser."""
    return max((seuil for seuil in seuils_au(jour) if duree > seuil), default=None)
