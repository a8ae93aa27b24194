"""L'heure dite à l'audience est l'heure légale de Paris ; deux fois l'an, elle saute ou se répète."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def instants(jour: date, heure: time) -> tuple[datetime, ...]:
    """Donne les instants (UTC) que cette heure désigne : aucun, un, ou deux au passage à l'heure d'hiver.

    Le passage à l'heure d'été supprime une heure, le retour la répète : le premier instant est alors à
    l'heure d'été, le second à l'heure d'hiver.
    """
    dits = [
        datetime.combine(jour, heure.replace(second=0, microsecond=0, fold=pli), tzinfo=PARIS)
        for pli in (0, 1)
    ]
    uniques = {dit.astimezone(UTC) for dit in dits if _existe(dit)}
    return tuple(sorted(uniques))


def _existe(dit: datetime) -> bool:
    return dit.astimezone(UTC).astimezone(PARIS).replace(tzinfo=None) == dit.replace(tzinfo=None)
