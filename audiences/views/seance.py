"""Actes de la séance : ouvrir, suspendre, reprendre, lever."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from audiences.forms.acte import ActeForm, OuvertureForm, SuspensionForm
from audiences.selectors.audience import fiche_de
from audiences.selectors.role import non_appelees
from audiences.services.lever import lever
from audiences.services.ouvrir_audience import ouvrir_audience
from audiences.services.reprendre import reprendre
from audiences.services.suspendre import suspendre
from audiences.views.audience import rendre_audience, trouver_audience
from audiences.views.fil import fil_de_l_audience
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


def _accomplir(request, audience_id, acte, form):
    """Accomplit l'acte et revient à la page ; un refus la rend avec sa raison (422)."""
    audience = trouver_audience(request, audience_id)
    if form.is_valid():
        saisie = dict(form.cleaned_data)
        suite = saisie.pop("suite")
        try:
            acte(audience, **saisie, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
        else:
            return redirect(suite or redirect("audiences:audience", audience.pk).url)
    return rendre_audience(request, trouver_audience(request, audience_id), form, status=422)


@require_POST
@habilitation("audiences.tenir_audience")
def ouvrir(request, audience_id):
    """Ouvre l'audience ; un autre jour que le sien, demande d'abord confirmation."""
    form, audience = OuvertureForm(request.POST), trouver_audience(request, audience_id)
    est_un_autre_jour = audience.date != timezone.localdate()
    if not est_un_autre_jour or audience.ouverte_le or audience.annulee_le or form.est_confirmee:
        return _accomplir(request, audience_id, ouvrir_audience, ActeForm(request.POST))
    contexte = {"audience": audience, "form": form, "etapes": fil_de_l_audience(audience)}
    contexte["aujourd_hui"] = timezone.localdate()
    return rendre(request, "audiences/ouvrir.html", contexte, status=422)


@require_POST
@habilitation("audiences.tenir_audience")
def suspendre_audience(request, audience_id):
    """Suspend l'audience, ou la met en délibéré."""
    return _accomplir(request, audience_id, suspendre, SuspensionForm(request.POST))


@require_POST
@habilitation("audiences.tenir_audience")
def reprendre_audience(request, audience_id):
    """Reprend l'audience."""
    return _accomplir(request, audience_id, reprendre, ActeForm(request.POST))


@require_http_methods(["GET", "POST"])
@habilitation("audiences.tenir_audience")
def lever_audience(request, audience_id):
    """Demande confirmation, en nommant ce qui n'a pas été appelé ; un envoi lève l'audience."""
    audience = trouver_audience(request, audience_id)
    form = ActeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            lever(audience, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
        else:
            return redirect("audiences:audience", audience.pk)
    contexte = {"audience": audience, "form": form, "etapes": fil_de_l_audience(audience)}
    contexte["fiche"] = fiche_de(audience, maintenant=timezone.now())
    contexte["non_appelees"] = non_appelees(audience)
    return rendre(request, "audiences/lever.html", contexte, status=422 if form.errors else 200)
