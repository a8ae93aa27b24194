"""Recherche dans la nomenclature des infractions, en frappant ou d'une page."""

from django.views.decorators.http import require_GET

from audiences.forms.natinf import RechercheNatinfForm
from audiences.views.fil import fil_des_audiences
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_GET
@habilitation("audiences.consulter")
def natinf(request):
    """Montre les infractions qui répondent ; en frappant, la seule liste à choisir."""
    form = RechercheNatinfForm(request.GET)
    contexte = {"form": form, "propositions": form.propositions(), "cherche": request.GET.get("natinf", "")}
    contexte |= {"etapes": fil_des_audiences(), "a_choisir": bool(request.htmx)}
    fragment = "audiences/fragments/natinf-propositions.html"
    return rendre(request, "audiences/natinf.html", contexte, fragment=fragment)
