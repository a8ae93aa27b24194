"""Accueil : chacun arrive sur l'écran de sa fonction."""

from django.shortcuts import redirect

from mistral.socle.accueil import ACCUEILS
from mistral.socle.habilitation import DROITS, connecte
from mistral.socle.http import rendre


@connecte
def accueil(request):
    """Mène au premier écran que les fonctions de la personne lui ouvrent."""
    for entree in ACCUEILS:
        if request.user.peut(DROITS[entree.droit]):
            return redirect(entree.adresse)
    if request.user.is_staff:
        return redirect("admin:index")
    return rendre(request, "socle/sans_fonction.html", {}, status=200)
