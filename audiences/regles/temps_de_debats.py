"""Temps de débats d'une affaire : de l'appel à la fin, suspensions déduites une seule fois."""

from collections.abc import Iterable
from datetime import datetime, timedelta


def temps_de_debats(
    debut: datetime, fin: datetime, suspensions: Iterable[tuple[datetime, datetime | None]]
) -> timedelta:
    """Donne le temps tenu entre deux instants ; une suspension de l'affaire pendant celle de l'audience
    ne compte qu'une fois, une suspension sans fin dure encore.
    """
    suspendu, jusqu_ici = timedelta(), debut
    for depart, retour in sorted((une[0], une[1] or fin) for une in suspensions):
        depart, retour = max(depart, jusqu_ici), min(retour, fin)
        if retour > depart:
            suspendu += retour - depart
            jusqu_ici = retour
    return max(fin - debut, timedelta()) - suspendu
