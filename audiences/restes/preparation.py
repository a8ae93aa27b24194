"""Reste à faire : préparer chaque affaire, tant que l'audience n'est pas ouverte."""

from audiences.models import Audience
from audiences.reste import RESTES, Reste, Tache
from audiences.selectors.preparation import preparation_d_audience


def _taches(audience: Audience) -> list[Tache]:
    """Donne une tâche par affaire du rôle, qui nomme les points ouverts. Huit requêtes, aucune ensuite."""
    if audience.ouverte_le is not None:
        return []
    return [
        Tache(
            f"Préparer {affaire.inscription}" + (f" : {affaire.resume}" if affaire.resume else ""),
            affaire.adresse,
            affaire.est_prete,
        )
        for affaire in preparation_d_audience(audience).affaires
    ]


RESTES.inscrire(Reste("PREPARATION", "Affaires à préparer", _taches, rang=5))
