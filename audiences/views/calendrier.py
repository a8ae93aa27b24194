"""Calendrier des audiences."""

from django.utils import timezone
from django.views.decorators.http import require_GET

from audiences.forms.calendrier import CalendrierForm
from audiences.models import Audience
from audiences.selectors.calendrier import Mois, calendrier_du_mois
from mistral.socle.comptes.models import Service
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre


@require_GET
@habilitation("audiences.consulter")
def calendrier(request):
    """Montre les audiences d'un mois, pour un service ou pour tous."""
    form = CalendrierForm(_demande(request), services=Service.objects.visibles_par(request.user))
    est_valide = form.is_valid()
    aujourd_hui = timezone.localdate()
    courant = Mois.de(aujourd_hui)
    mois = form.cleaned_data.get("mois") or courant
    service = form.cleaned_data.get("service")
    audiences = Audience.objects.visibles_par(request.user)
    contexte = {"form": form, "courant": courant, "service": service, "aujourd_hui": aujourd_hui}
    contexte["calendrier"] = calendrier_du_mois(audiences, mois, service)
    contexte["plusieurs_tribunaux"] = len(request.user.perimetre) > 1
    contexte["peut_importer"] = request.user.peut(DROITS["audiences.importer_role"])
    fragment = "audiences/fragments/calendrier.html"
    status = 200 if est_valide else 422
    return rendre(request, "audiences/calendrier.html", contexte, fragment=fragment, status=status)


def _demande(request) -> dict:
    """Donne le filtre demandé ; sans service demandé, celui de l'habilitation quand elle en a un seul."""
    demande = request.GET.dict()
    if "service" not in demande:
        services = {habilitation.service_id for habilitation in request.habilitations}
        demande["service"] = services.pop() if len(services) == 1 else None
    return demande
