"""Ce que toutes les pages affichent : rubriques permises et identité."""

from django.conf import settings

from mistral.socle.accueil import ACCUEILS
from mistral.socle.habilitation import DROITS


def navigation(request) -> dict:
    """Donne les rubriques et la recherche que la personne peut ouvrir. Aucune requête propre."""
    permises = []
    if hasattr(request, "habilitations"):
        permises = [entree for entree in ACCUEILS if request.user.peut(DROITS[entree.droit])]
    return {
        "rubriques": [entree for entree in permises if not entree.est_une_recherche],
        "recherche": next((entree for entree in permises if entree.est_une_recherche), None),
        "demonstration": settings.DEMONSTRATION,
    }
