"""La relève : qui rend la plume, qui la prend, ce qui se signe."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from audiences.forms.releve import ReleveForm
from audiences.selectors.releve import greffiers_pouvant_prendre, page_releve, passages_a_relever
from audiences.services.relever import relever
from audiences.views.audience import trouver_audience
from audiences.views.fil import fil_de_l_audience
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_http_methods(["GET", "POST"])
@habilitation("audiences.signer_note")
def releve(request, audience_id):
    """Montre ce qui se signe (`?passage=` n'en coche qu'une) ; un envoi signe et passe la plume."""
    audience = trouver_audience(request, audience_id)
    form = _form(request, audience)
    if form.is_valid():
        try:
            faite = relever(audience, **form.cleaned_data, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
        else:
            suite = f" La suite est à {faite.entrant}." if faite.entrant else ""
            messages.success(request, f"Ce que vous avez écrit est signé.{suite}")
            return redirect("audiences:releve", audience.pk)
    return _rendre(request, audience, form)


def _form(request, audience):
    passages = passages_a_relever(audience)
    greffiers = greffiers_pouvant_prendre(audience, par=request.user)
    recue = request.POST if request.method == "POST" else None
    return ReleveForm(recue, passages=passages, greffiers=greffiers)


def _rendre(request, audience, form):
    """Rend la page ; d'abord, toutes les affaires sont cochées, ou la seule qu'on a désignée."""
    page = page_releve(audience, par=request.user)
    connues = {str(ligne.passage.pk) for ligne in page.lignes}
    if form.is_bound:
        cochees = set(form.data.getlist("passages"))
    else:
        cochees = connues & {request.GET.get("passage", "")} or connues
    contexte = {"audience": audience, "page": page, "form": form, "cochees": cochees}
    contexte["etapes"] = fil_de_l_audience(audience)
    return rendre(request, "audiences/releve.html", contexte, status=422 if form.errors else 200)
