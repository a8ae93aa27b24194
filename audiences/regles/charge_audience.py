"""Charge attendue d'une audience : affaires et minutes, contre ce qu'elle peut porter."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Charge:
    """Affaires inscrites et minutes prévues ; `None` : ni maximum ni capacité n'est connu.

    `minutes` ne compte que les affaires dont la durée est dite ; `sans_duree` est le nombre des autres.
    """

    affaires: int
    affaires_max: int | None
    minutes: int
    sans_duree: int
    capacite: int | None

    @property
    def a_une_duree(self) -> bool:
        """Dit si la durée d'au moins une affaire est connue."""
        return self.affaires > self.sans_duree

    @property
    def depassements(self) -> list[str]:
        """Dit en toutes lettres ce qui dépasse, vide si rien ne dépasse."""
        depasses = []
        if self.affaires_max is not None and self.affaires > self.affaires_max:
            trop = self.affaires - self.affaires_max
            depasses.append(f"{trop} affaire{'s' if trop > 1 else ''} de trop")
        if self.capacite is not None and self.minutes > self.capacite:
            depasses.append(f"dépasse de {_heures(self.minutes - self.capacite)}")
        return depasses


def charge_audience(
    *, affaires: int, affaires_max: int | None, minutes: int, sans_duree: int, capacite: int | None
) -> Charge:
    """Donne la charge ; `minutes` et `capacite` sont en minutes."""
    return Charge(affaires, affaires_max, minutes, sans_duree, capacite)


def _heures(minutes: int) -> str:
    heures, reste = divmod(minutes, 60)
    if not heures:
        return f"{reste}\u00a0min"
    return f"{heures}\u00a0h\u00a0{reste:02d}"
