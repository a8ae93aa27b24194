"""Pages d'erreur communes."""

from django.shortcuts import render

from mistral.socle.habilitation import acces_libre


@acces_libre
def jeton_refuse(request, reason=""):
    """Refuse un envoi dont le jeton est absent ou périmé ; rien n'a été enregistré."""
    return render(request, "403_csrf.html", status=403)
