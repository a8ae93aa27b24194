"""Version d'une qualification applicable aux faits."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from mistral.socle.droit import CP, Article, calcul


class Version(Protocol):
    """Bornes d'une version, comprises ; `None` n'a pas de borne."""

    du: date | None
    au: date | None


V = TypeVar("V", bound=Version)


@calcul("VERSION_NATINF", sources=[Article(CP, "112-1")])
def version_applicable(versions: Iterable[V], du: date | None, au: date | None) -> V | None:
    """Donne la version en vigueur pendant tous les faits, situés entre ces deux jours compris.

    Un jour inconnu (`None`) peut être n'importe lequel : seule une version sans borne de ce côté le couvre.
    Si aucune version, ou plus d'une, ne convient, rien n'est choisi : `None`.
    """
    couvrantes = [
        version
        for version in versions
        if (version.du is None or (du is not None and version.du <= du))
        and (version.au is None or (au is not None and au <= version.au))
    ]
    return couvrantes[0] if len(couvrantes) == 1 else None
