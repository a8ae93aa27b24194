"""Heure à laquelle l'audience devrait finir, d'après les durées du tribunal : une estimation, jamais plus."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

ZERO = timedelta()


@dataclass(frozen=True, slots=True)
class DureeAttendue:
    """Durée d'examen attendue d'une affaire : médiane et 9e décile du tribunal, ou durée prévue au rôle.

    `effectif` est le nombre d'affaires semblables mesurées, 0 pour une durée prévue ; `base` dit de quoi
    l'échantillon est fait.
    """

    mediane: timedelta
    decile: timedelta
    effectif: int
    base: str


@dataclass(frozen=True, slots=True)
class AffaireAVenir:
    """Affaire dont les débats ne sont pas finis ; `attendue` vide : rien ne permet d'estimer sa durée.

    `ecoule` est le temps de débats déjà tenu, suspensions déduites ; `est_en_cours` dit qu'il court.
    """

    cle: int
    attendue: DureeAttendue | None
    ecoule: timedelta = ZERO
    est_en_cours: bool = False


@dataclass(frozen=True, slots=True)
class Projection:
    """Fin estimée, et fin au plus tard si chaque affaire dure autant que la plus longue sur dix.

    `non_estimables` affaires ne sont pas comptées : la fin est alors un minimum. `fin` vide : rien n'est
    estimable. `en_cours` est le temps qu'il reste à l'affaire en cours, `reste` celui de toutes les autres.
    """

    fin: datetime | None
    au_plus_tard: datetime | None
    en_cours: timedelta
    reste: timedelta
    non_estimables: int

    @property
    def est_minimum(self) -> bool:
        return self.fin is not None and self.non_estimables > 0


def fin_projetee(
    *, maintenant: datetime, affaires: Iterable[AffaireAVenir], part_suspendue: float = 0.0
) -> Projection:
    """Ajoute à maintenant ce qu'il reste de chaque affaire, suspensions habituelles comprises.

    `part_suspendue` est le temps de suspension par temps de débats, mesuré aux audiences passées (0 si elles
    sont trop peu). Une affaire qui a dépassé la médiane est comptée jusqu'au 9e décile ; au-delà, on ne sait
    plus quand elle finira : elle n'ajoute rien.
    """
    facteur = 1 + max(part_suspendue, 0.0)
    affaires = list(affaires)
    estimables = [une for une in affaires if une.attendue is not None]
    en_cours = sum((_reste(une) for une in estimables if une.est_en_cours), ZERO)
    autres = sum((_reste(une) for une in estimables if not une.est_en_cours), ZERO) * facteur
    tard = sum((max(une.attendue.decile - une.ecoule, ZERO) for une in estimables), ZERO) * facteur
    est_estimable = bool(estimables) or not affaires
    fin = maintenant + en_cours + autres if est_estimable else None
    return Projection(
        fin=fin,
        au_plus_tard=max(fin, maintenant + tard) if fin else None,
        en_cours=en_cours,
        reste=autres,
        non_estimables=len(affaires) - len(estimables),
    )


def _reste(affaire: AffaireAVenir) -> timedelta:
    attendue = affaire.attendue
    borne = attendue.mediane if affaire.ecoule < attendue.mediane else attendue.decile
    return max(borne - affaire.ecoule, ZERO)


def est_a_mi_audience(*, ecoule: timedelta, disponible: timedelta | None) -> bool:
    """Dit si la moitié du temps disponible est passée ; sans durée disponible connue, on ne sait pas."""
    return disponible is not None and disponible > ZERO and 2 * ecoule >= disponible
