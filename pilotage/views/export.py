"""L'export des indicateurs."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre
from pilotage.forms.filtres import FiltresForm
from pilotage.selectors.perimetre import perimetre_de
from pilotage.services.exporter import exporter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@habilitation("pilotage.exporter")
def export(request):
    """Envoie le classeur de la sélection ; une sélection fautive est rendue telle que saisie (422)."""
    perimetre = perimetre_de(request.user)
    form = FiltresForm(request.GET, perimetre=perimetre, jour=timezone.localdate())
    if not form.is_valid():
        return rendre(request, "pilotage/tableau.html", {"form": form}, status=422)
    selection = form.selection(request.user)
    contenu = exporter(selection, perimetre.services, par=request.user)
    nom = f"pilotage-{slugify(selection.lieu)}-{selection.du:%Y-%m}-{selection.au:%Y-%m}.xlsx"
    entetes = {"Content-Disposition": f'attachment; filename="{nom}"'}
    return HttpResponse(contenu, content_type=XLSX, headers=entetes)
