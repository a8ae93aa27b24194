"""Différences entre ce que le greffe a saisi et le dernier rôle importé."""

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from audiences.forms.role import ReglementForm
from audiences.models import Audience, Correction, Inscription
from audiences.selectors.ecarts import ecarts_de_l_audience
from audiences.services.regler_ecart import regler_ecart
from audiences.views.fil import fil_de_l_audience
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre


def _rendre_ecarts(request, audience, form=None, status=200):
    contexte = {"audience": audience, "groupes": ecarts_de_l_audience(audience), "form": form}
    contexte["etapes"] = fil_de_l_audience(audience)
    contexte["peut_regler"] = request.user.peut(DROITS["audiences.modifier_affaire"], audience.juridiction_id)
    return rendre(request, "audiences/ecarts.html", contexte, status=status)


def _audience(request, audience_id) -> Audience:
    visibles = Audience.objects.visibles_par(request.user).select_related("service")
    return get_object_or_404(visibles, pk=audience_id)


@require_GET
@habilitation("audiences.consulter")
def ecarts(request, audience_id):
    """Montre les écarts qui restent à régler, par affaire."""
    return _rendre_ecarts(request, _audience(request, audience_id))


@require_POST
@habilitation("audiences.modifier_affaire")
def regler(request, audience_id, correction_id):
    """Garde notre valeur ou prend celle du rôle."""
    audience = _audience(request, audience_id)
    correction = Correction.objects.visibles_par(request.user).filter(pk=correction_id).first()
    form = ReglementForm(request.POST)
    if form.is_valid() and correction is not None and _en_est(correction, audience):
        try:
            regler_ecart(correction, prendre=form.cleaned_data["prendre"], par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    if not form.is_valid():
        return _rendre_ecarts(request, audience, form, status=422)
    return redirect("audiences:ecarts", audience.pk)


def _en_est(correction: Correction, audience: Audience) -> bool:
    return correction.audience_id == audience.pk or (
        correction.affaire_id is not None
        and Inscription.objects.filter(audience=audience, affaire=correction.affaire_id).exists()
    )
