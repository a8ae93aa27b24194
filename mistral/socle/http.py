"""Réponses HTTP communes aux écrans."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def rendre(
    request: HttpRequest, page: str, contexte: dict, *, fragment: str | None = None, status: int = 200
) -> HttpResponse:
    """Rend la page, ou sa seule zone quand HTMX la demande.

    À la restauration de l'historique, HTMX reçoit la page entière. `fragment` est le gabarit de la zone.
    """
    partielle = (
        fragment and request.htmx and not request.htmx.history_restore_request and not request.htmx.boosted
    )
    reponse = render(request, fragment if partielle else page, contexte, status=status)
    patch_vary_headers(reponse, ["HX-Request"])
    return reponse
