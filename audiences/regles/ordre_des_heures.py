"""Les heures d'une audience se suivent : elles ne se croisent pas, ne se chevauchent pas."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from mistral.socle.francais import heure

PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class Intervalle:
    """Ce que fait le tribunal entre deux instants ; `fin` vide : il le fait encore."""

    debut: datetime
    fin: datetime | None
    est_en_seance: bool = True


@dataclass(frozen=True, slots=True)
class HeuresAffaire:
    """Heures d'une affaire appelée, désignée par son nom au rôle."""

    nom: str
    appelee: datetime
    debats: datetime | None = None
    prononcee: datetime | None = None
    terminee: datetime | None = None
    suspensions: tuple[Intervalle, ...] = ()


@dataclass(frozen=True, slots=True)
class Heures:
    """Toutes les heures notées d'une audience ouverte."""

    ouverte: datetime
    levee: datetime | None
    intervalles: tuple[Intervalle, ...]
    affaires: tuple[HeuresAffaire, ...] = ()


def incoherences(heures: Heures, *, maintenant: datetime) -> list[str]:
    """Dit ce qui ne se suit pas, une phrase par désordre ; vide si tout se suit.

    Les instants sont complets, date comprise : minuit et le changement d'heure n'y changent rien. Le
    prononcé peut suivre la fin des débats : une affaire est souvent jugée après un délibéré groupé.
    """
    desordres = _avenir(heures, maintenant)
    desordres += _suite("de l’audience", [("ouverture", heures.ouverte), *_bornes(heures)])
    for affaire in heures.affaires:
        desordres += _affaire(affaire, heures)
    return desordres


def _bornes(heures: Heures) -> list[tuple[str, datetime | None]]:
    bornes = [
        ("reprise" if intervalle.est_en_seance else "suspension", intervalle.debut)
        for intervalle in heures.intervalles[1:]
    ]
    return [*bornes, ("levée", heures.levee)]


def _affaire(affaire: HeuresAffaire, heures: Heures) -> list[str]:
    nom = f"de l’affaire {affaire.nom}"
    audience = [("ouverture de l’audience", heures.ouverte), ("appel", affaire.appelee)]
    debats = [("début des débats", affaire.debats), ("fin", affaire.terminee)]
    desordres = _suite(nom, [*audience, *debats, ("levée de l’audience", heures.levee)])
    desordres += _suite(
        nom,
        [("appel", affaire.appelee), ("début des débats", affaire.debats), ("prononcé", affaire.prononcee)],
    )
    desordres += _suite(nom, [("prononcé", affaire.prononcee), ("levée de l’audience", heures.levee)])
    suspensions = [
        borne for une in affaire.suspensions for borne in (("suspension", une.debut), ("reprise", une.fin))
    ]
    desordres += _suite(nom, [("appel", affaire.appelee), *suspensions, ("fin", affaire.terminee)])
    publics = (
        ("l’appel", affaire.appelee),
        ("le début des débats", affaire.debats),
        ("le prononcé", affaire.prononcee),
    )
    for libelle, instant in publics:
        if instant is not None and _hors_seance(instant, heures.intervalles):
            desordres.append(
                f"{libelle} {nom}, à {_dite(instant)}, tombe pendant une suspension de l’audience"
            )
    return desordres


def _suite(de_quoi: str, bornes: list[tuple[str, datetime | None]]) -> list[str]:
    """Compare chaque heure connue à la précédente."""
    connues = [(libelle, instant) for libelle, instant in bornes if instant is not None]
    return [
        f"{apres[0]} {de_quoi}, à {_dite(apres[1])}, précède {avant[0]}, à {_dite(avant[1])}"
        for avant, apres in pairwise(connues)
        if apres[1] < avant[1]
    ]


def _hors_seance(instant: datetime, intervalles: tuple[Intervalle, ...]) -> bool:
    return any(
        not intervalle.est_en_seance
        and intervalle.debut < instant
        and (intervalle.fin is None or instant < intervalle.fin)
        for intervalle in intervalles
    )


def _avenir(heures: Heures, maintenant: datetime) -> list[str]:
    instants = [heures.ouverte, heures.levee, *(intervalle.debut for intervalle in heures.intervalles)]
    for affaire in heures.affaires:
        instants += [affaire.appelee, affaire.debats, affaire.prononcee, affaire.terminee]
        instants += [borne for une in affaire.suspensions for borne in (une.debut, une.fin)]
    a_venir = sorted({instant for instant in instants if instant is not None and instant > maintenant})
    return [f"{_dite(instant)} est à venir" for instant in a_venir]


def _dite(instant: datetime) -> str:
    local = instant.astimezone(PARIS)
    return f"{heure(local.hour, local.minute)} le {local:%d/%m/%Y}"
