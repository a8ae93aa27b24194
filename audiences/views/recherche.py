"""Recherche : la demande ne voyage que dans le corps d'un envoi ; aucun nom dans une adresse."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audiences.forms.recherche import RechercheForm
from audiences.selectors.recherche import Resultats
from audiences.services.rechercher import rechercher as chercher
from audiences.views.fil import fil_des_audiences
from mistral.socle.comptes.models import Service
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_http_methods(["GET", "POST"])
@habilitation("audiences.rechercher")
def rechercher(request: HttpRequest) -> HttpResponse:
    """Montre le formulaire, puis les résultats d'un envoi."""
    services = Service.objects.visibles_par(request.user)
    if request.method == "GET":
        return _rendre(request, RechercheForm(services=services))
    form = RechercheForm(request.POST, services=services)
    if not form.is_valid():
        return _rendre(request, form, status=422)
    return _rendre(request, form, chercher(form.criteres, aujourd_hui=timezone.localdate(), par=request.user))


def _rendre(
    request: HttpRequest, form: RechercheForm, resultats: Resultats | None = None, status: int = 200
) -> HttpResponse:
    contexte = {"form": form, "resultats": resultats, "etapes": fil_des_audiences()}
    reponse = rendre(request, "audiences/rechercher.html", contexte, status=status)
    # Revenir en arrière ne remontre pas une liste de noms.
    reponse["Cache-Control"] = "no-store, private"
    return reponse
