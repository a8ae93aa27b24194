"""Comparer une durée à une limite légale, et dire quand le calendrier empêche de trancher."""

from collections.abc import Iterable

from mistral.socle.droit import AVERTISSEMENT, Signalement
from mistral.socle.duree import Duree
from mistral.socle.francais import INSECABLE

# Clé de l'élément visé, durée, limite.
Mesure = tuple[str, Duree, Duree]


def au_plus(mesures: Iterable[Mesure], message: str) -> Signalement | None:
    """Signale les durées qui excèdent leur limite ; à défaut, celles que le calendrier laisse douteuses."""
    mesures = tuple(mesures)
    exces = tuple(cle for cle, duree, limite in mesures if duree.excede(limite))
    if exces:
        return Signalement(message, cibles=exces)
    return _douteux((cle for cle, duree, limite in mesures if not duree.n_excede_pas(limite)), message)


def plus_que(mesures: Iterable[Mesure], message: str) -> Signalement | None:
    """Signale les durées qui n'excèdent pas leur limite ; à défaut, celles qui restent douteuses."""
    mesures = tuple(mesures)
    trop_courtes = tuple(cle for cle, duree, limite in mesures if duree.n_excede_pas(limite))
    if trop_courtes:
        return Signalement(message, cibles=trop_courtes)
    return _douteux((cle for cle, duree, limite in mesures if not duree.excede(limite)), message)


def _douteux(cles: Iterable[str], message: str) -> Signalement | None:
    """Avertit sans bloquer : un mois compte de 28 à 31 jours, la règle n'est peut-être pas enfreinte."""
    douteuses = tuple(cles)
    if not douteuses:
        return None
    return Signalement(
        f"À vérifier, la durée en jours ne se compare pas avec certitude à des mois{INSECABLE}: {message}",
        cibles=douteuses,
        niveau=AVERTISSEMENT,
    )
