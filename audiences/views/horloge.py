"""Actes de l'horloge d'une affaire : débuter les débats, suspendre, reprendre, prononcer."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from audiences.forms.acte import ActeForm, SuspensionForm
from audiences.models import Inscription
from audiences.services.ouvrir_debats import ouvrir_debats
from audiences.services.prononcer import prononcer
from audiences.services.reprendre_affaire import reprendre_affaire
from audiences.services.suspendre_affaire import suspendre_affaire
from audiences.views.audience import rendre_audience, trouver_audience
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation


@require_POST
@habilitation("audiences.tenir_audience")
def ouvrir_les_debats(request, inscription_id):
    """Porte le début des débats."""
    return _accomplir(request, inscription_id, ouvrir_debats, ActeForm(request.POST))


@require_POST
@habilitation("audiences.tenir_audience")
def suspendre(request, inscription_id):
    """Suspend l'affaire seule, ou la met en délibéré avec d'autres."""
    return _accomplir(request, inscription_id, suspendre_affaire, SuspensionForm(request.POST))


@require_POST
@habilitation("audiences.tenir_audience")
def reprendre(request, inscription_id):
    """Reprend l'affaire suspendue."""
    return _accomplir(request, inscription_id, reprendre_affaire, ActeForm(request.POST))


@require_POST
@habilitation("audiences.tenir_audience")
def prononcer_jugement(request, inscription_id):
    """Porte l'heure du prononcé."""
    return _accomplir(request, inscription_id, prononcer, ActeForm(request.POST))


def _accomplir(request, inscription_id, acte, form):
    """Accomplit l'acte et revient d'où l'on vient ; un refus rend la page d'audience avec sa raison (422)."""
    passage = get_object_or_404(Inscription.objects.visibles_par(request.user), pk=inscription_id)
    if form.is_valid():
        saisie = dict(form.cleaned_data)
        suite = saisie.pop("suite")
        try:
            acte(passage, **saisie, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
        else:
            page = reverse("audiences:audience", args=[passage.audience_id])
            return redirect(suite or f"{page}#affaire-{passage.pk}")
    return rendre_audience(request, trouver_audience(request, passage.audience_id), form, status=422)
