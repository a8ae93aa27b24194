"""Tenir le rôle à la main : inscrire une affaire, l'en retirer, l'y rétablir."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from audiences.forms.acte import ActeForm
from audiences.forms.audience import MotifForm
from audiences.forms.composition import InscrireForm
from audiences.models import Affaire, Inscription
from audiences.services.tenir_role import inscrire, retablir_au_role, retirer_du_role
from audiences.views.audience import rendre_audience, trouver_audience
from audiences.views.fil import fil_de_l_audience
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_POST
@habilitation("audiences.preparer_audience")
def inscrire_affaire(request, audience_id):
    """Inscrit au rôle une affaire que le tribunal connaît déjà."""
    audience = trouver_audience(request, audience_id)
    affaires = Affaire.objects.visibles_par(request.user).filter(juridiction=audience.juridiction_id)
    form = InscrireForm(request.POST, affaires=affaires)
    if form.is_valid():
        try:
            return redirect(_ligne(inscrire(audience, affaire=form.affaire, par=request.user)))
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    return rendre_audience(request, audience, form, status=422)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.preparer_audience")
def retirer_affaire(request, inscription_id):
    """Demande le motif, puis retire l'affaire du rôle ; elle y reste, barrée."""
    inscription = _trouver(request, inscription_id)
    form = MotifForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            retirer_du_role(inscription, motif=form.cleaned_data["motif"], par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
        else:
            return redirect(_ligne(inscription))
    contexte = {"inscription": inscription, "form": form}
    contexte["etapes"] = fil_de_l_audience(inscription.audience)
    return rendre(request, "audiences/retirer.html", contexte, status=422 if form.is_bound else 200)


@require_POST
@habilitation("audiences.preparer_audience")
def retablir_affaire(request, inscription_id):
    """Rétablit au rôle une affaire qui en avait été retirée."""
    inscription, form = _trouver(request, inscription_id), ActeForm(request.POST)
    if form.is_valid():
        try:
            retablir_au_role(inscription, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    if not form.is_valid():
        audience = trouver_audience(request, inscription.audience_id)
        return rendre_audience(request, audience, form, status=422)
    return redirect(_ligne(inscription))


def _trouver(request, inscription_id) -> Inscription:
    passages = Inscription.objects.visibles_par(request.user)
    return get_object_or_404(passages.select_related("affaire", "audience__service"), pk=inscription_id)


def _ligne(inscription: Inscription) -> str:
    return f"{reverse('audiences:audience', args=[inscription.audience_id])}#affaire-{inscription.pk}"
