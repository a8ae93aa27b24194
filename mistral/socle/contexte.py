"""Ce que toutes les pages affichent : rubriques permises et identité."""

from django.conf import settings

from mistral.socle.accueil import ACCUEILS
from mistral.socle.habilitation import DROITS


def navigation(request) -> dict:
    """Donne les rubriques que la personne peut ouvrir. Aucune requête propre."""
    rubriques = []
    if hasattr(request, "habilitations"):
        rubriques = [entree for entree in ACCUEILS if request.user.peut(DROITS[entree.droit])]
    return {"rubriques": rubriques, "demonstration": settings.DEMONSTRATION}
