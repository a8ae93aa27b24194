"""L'heure dite à l'audience est l'heure légale de Paris ; deux fois l'an, elle saute ou se répète."""

from datetime import UTC, date, datetime, time, timedelta
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


def dernier_instant(heure: time, maintenant: datetime) -> datetime | None:
    """Donne la dernière fois qu'il fut cette heure : aujourd'hui, ou la veille si elle n'est pas venue.

    À l'audience on dit « seize heures » d'une heure passée ; après minuit, c'est celle d'hier.
    """
    aujourd_hui = maintenant.astimezone(PARIS).date()
    jours = (aujourd_hui, aujourd_hui - timedelta(days=1))
    passes = [instant for jour in jours for instant in instants(jour, heure) if instant <= maintenant]
    return max(passes, default=None)
