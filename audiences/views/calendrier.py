"""Calendrier des audiences."""

from django.utils import timezone
from django.views.decorators.http import require_GET

from audiences.forms.calendrier import CalendrierForm
from audiences.models import Audience
from audiences.selectors.calendrier import Mois, jours_du_mois, mois_le_plus_proche
from mistral.socle.comptes.models import Service
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre


@require_GET
@habilitation("audiences.consulter")
def calendrier(request):
    """Montre les audiences d'un mois, pour un service ou pour tous."""
    services = Service.objects.visibles_par(request.user)
    form = CalendrierForm(_demande(request), services=services)
    est_valide = form.is_valid()
    courant = Mois.de(timezone.localdate())
    mois = (form.cleaned_data.get("mois") if est_valide else None) or courant
    service = form.cleaned_data.get("service") if est_valide else None
    audiences = Audience.objects.visibles_par(request.user)
    jours = jours_du_mois(audiences, mois, service)
    est_vide = not any(jour.audiences for jour in jours)
    contexte = {"form": form, "mois": mois, "courant": courant, "service": service, "jours": jours}
    contexte["proche"] = mois_le_plus_proche(audiences, mois, service) if est_vide else None
    contexte |= {"est_vide": est_vide, "aujourd_hui": timezone.localdate()}
    contexte["fin_de_semaine"] = any(jour.colonne > 5 for jour in jours)
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
