"""Le tableau de pilotage."""

from django.utils import timezone
from django.views.decorators.http import require_GET

from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre
from pilotage.forms.filtres import FiltresForm
from pilotage.selectors.perimetre import perimetre_de
from pilotage.selectors.tableau import tableau_de


@require_GET
@habilitation("pilotage.consulter")
def tableau(request):
    """Montre les chiffres de la sélection ; une sélection fautive est rendue telle que saisie (422)."""
    perimetre = perimetre_de(request.user)
    form = FiltresForm(request.GET, perimetre=perimetre, jour=timezone.localdate())
    contexte = {"form": form, "peut_exporter": request.user.peut(DROITS["pilotage.exporter"])}
    if form.is_valid():
        contexte["tableau"] = tableau_de(form.selection(request.user), perimetre.services)
    page, zone = "pilotage/tableau.html", "pilotage/fragments/pilotage.html"
    return rendre(request, page, contexte, fragment=zone, status=200 if form.is_valid() else 422)
