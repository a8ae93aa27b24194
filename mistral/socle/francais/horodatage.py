"""Date des faits, selon l'opérateur d'horodatage de la poursuite (« le », « entre », « courant »…)."""

from enum import StrEnum
from typing import NamedTuple

from mistral.socle.francais.dates import MOIS, date_partielle, heure, verifier_date_partielle
from mistral.socle.francais.typographie import normaliser


class Operateur(StrEnum):
    """Façon dont la poursuite situe les faits dans le temps."""

    LE = "LE"
    ENTRE = "ENTRE"
    COURANT = "COURANT"
    DEPUIS = "DEPUIS"
    JUSQU_AU = "JUSQU_AU"


# Seuls codes vus dans des rôles ; la liste nationale n'est pas publiée. Le libellé prime sur le code.
_PAR_CODE = {"1": Operateur.LE, "5": Operateur.ENTRE}
_PAR_LIBELLE = {
    "le": Operateur.LE,
    "entre": Operateur.ENTRE,
    "entre le": Operateur.ENTRE,
    "entre le et le": Operateur.ENTRE,
    "courant": Operateur.COURANT,
    "depuis": Operateur.DEPUIS,
    "depuis le": Operateur.DEPUIS,
    "jusqu au": Operateur.JUSQU_AU,
}


def operateur(code: str, libelle: str) -> Operateur | None:
    """Reconnaît l'opérateur par son libellé, sinon par son code ; `None` s'il est inconnu des deux façons."""
    return _PAR_LIBELLE.get(normaliser(libelle)) or _PAR_CODE.get(code)


class Instant(NamedTuple):
    """Jour et heure dont chaque partie peut être inconnue (`None`)."""

    annee: int | None = None
    mois: int | None = None
    jour: int | None = None
    heure: int | None = None
    minute: int | None = None

    @property
    def est_inconnu(self) -> bool:
        return self.annee is None and self.mois is None and self.jour is None


def horodatage(operateur: Operateur | None, debut: Instant, fin: Instant | None = None) -> str:
    """Écrit la date des faits : « le 1er juillet 2026 à 23 h 40 », « entre le … et le … », « courant 2025 ».

    Sans opérateur connu, une date de fin fait une période, son absence un jour. « date inconnue » si
    rien n'est su. Lève `ValueError` pour une date impossible.
    """
    fin = fin or Instant()
    for instant in (debut, fin):
        verifier_date_partielle(instant.annee, instant.mois, instant.jour)
    if debut.est_inconnu and fin.est_inconnu:
        return "date inconnue"
    match operateur:
        case Operateur.COURANT:
            return _courant(debut, fin)
        case Operateur.DEPUIS:
            suite = "" if fin.est_inconnu else f" et {_jusqu_a(fin)}"
            return f"depuis {_point(debut)}{suite}"
        case Operateur.JUSQU_AU if fin.est_inconnu:
            return _jusqu_a(debut)
        case Operateur.JUSQU_AU if debut.est_inconnu or debut == fin:
            return _jusqu_a(fin)
        case Operateur.JUSQU_AU:
            return f"depuis {_point(debut)} et {_jusqu_a(fin)}"
        case Operateur.ENTRE:
            return f"entre {_point(debut)} et {_point(fin)}"
    if fin.est_inconnu or fin == debut:
        return _le(debut)
    return f"entre {_point(debut)} et {_point(fin)}"


def _a_l_heure(instant: Instant) -> str:
    return "" if instant.heure is None else f" à {heure(instant.heure, instant.minute)}"


def _le(instant: Instant) -> str:
    return f"{date_partielle(instant.annee, instant.mois, instant.jour)}{_a_l_heure(instant)}"


def _mois_et_annee(instant: Instant) -> str:
    mois = "" if instant.mois is None else f"{MOIS[instant.mois - 1]} "
    return f"{mois}{'' if instant.annee is None else instant.annee}".strip()


def _point(instant: Instant) -> str:
    """Écrit une borne de période, l'inconnu entre parenthèses : « mars 2025 (jour inconnu) »."""
    if instant.est_inconnu:
        return "une date inconnue"
    if instant.jour is not None:
        return _le(instant)
    inconnus = date_partielle(*instant[:3]).partition(", ")[2]
    return f"{_mois_et_annee(instant)} ({inconnus}){_a_l_heure(instant)}"


def _jusqu_a(instant: Instant) -> str:
    if instant.jour is not None:
        return f"jusqu’au {_point(instant).removeprefix('le ')}"
    return f"jusqu’en {_point(instant)}" if not instant.est_inconnu else "jusqu’à une date inconnue"


def _courant(debut: Instant, fin: Instant) -> str:
    """« Courant » dit déjà que le jour manque ; avec un jour, c'est une date, et deux dates une période."""
    if fin.est_inconnu or fin == debut:
        precis = debut.jour is not None or debut.annee is None
        return _le(debut) if precis else f"courant {_mois_et_annee(debut)}"
    if None in (debut.annee, fin.annee) or debut.jour is not None or fin.jour is not None:
        return f"entre {_point(debut)} et {_point(fin)}"
    return f"entre courant {_mois_et_annee(debut)} et courant {_mois_et_annee(fin)}"
