"""Affaires qui pourraient être renvoyées quand l'audience dure trop : une proposition, jamais une décision.

Le tribunal seul renvoie (CPP 461). Ne sont nommées que des affaires qui ne sont pas appelées, sans personne
détenue ni sous mesure de sûreté, et dont aucun délai légal n'impose le jugement ce jour : ni comparution
immédiate (CPP 397-1, 397-3), ni comparution à délai différé (CPP 397-1-1).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from audiences.choix import Situation
from audiences.regles.regime_convocation import Regime
from mistral.socle.francais import INSECABLE, enumerer

_AVEC_DELAI = frozenset({Regime.IMMEDIATE, Regime.DIFFEREE})
_TENUES = frozenset({Situation.DETENU, Situation.SOUS_MESURE})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Affaire du rôle, telle que la proposition la regarde.

    `situations` et `regimes` sont ceux de ses prévenus ; `renvois` compte ses renvois antérieurs.
    """

    cle: int
    rang: int
    nom: str
    est_appelee: bool = False
    est_retiree: bool = False
    situations: frozenset[str] = frozenset()
    regimes: frozenset[str] = frozenset()
    attendue: timedelta | None = None
    renvois: int = 0


@dataclass(frozen=True, slots=True)
class Proposition:
    """Affaire qui pourrait être renvoyée, et pourquoi elle plutôt qu'une autre."""

    cle: int
    nom: str
    raison: str
    gain: timedelta | None


def affaires_a_renvoyer(candidates: Iterable[Candidate]) -> list[Proposition]:
    """Donne les affaires proposées : jamais renvoyées d'abord, puis la plus longue, puis la dernière du rôle.

    Une situation ou un mode de saisine inconnus n'écartent pas l'affaire : ils se disent, et la placent après
    celles qu'on connaît.
    """
    possibles = [une for une in candidates if _est_possible(une)]
    possibles.sort(
        key=lambda une: (une.renvois, _est_incertaine(une), -(une.attendue or timedelta()), -une.rang)
    )
    return [Proposition(une.cle, une.nom, _raison(une), une.attendue) for une in possibles]


def _est_possible(une: Candidate) -> bool:
    libre = not (une.est_appelee or une.est_retiree)
    return libre and not (une.situations & _TENUES) and not (une.regimes & _AVEC_DELAI)


def _est_incertaine(une: Candidate) -> bool:
    return not une.situations or Situation.INCONNUE in une.situations or Regime.INCONNU in une.regimes


def _raison(une: Candidate) -> str:
    faits = ["non appelée"]
    inconnue = not une.situations or Situation.INCONNUE in une.situations
    faits.append("situation pénale à vérifier" if inconnue else "aucun détenu")
    faits.append("mode de saisine à vérifier" if Regime.INCONNU in une.regimes else "aucun délai légal connu")
    if une.renvois:
        faits.append("déjà renvoyée" if une.renvois == 1 else f"déjà renvoyée {une.renvois} fois")
    else:
        faits.append("jamais renvoyée")
    if une.attendue is not None:
        faits.append(f"{int(une.attendue.total_seconds() // 60)}{INSECABLE}min de débats attendues")
    return enumerer(faits)
