"""« Renvoyer » : une affaire à une autre audience, ou sans date."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from audiences.models import Inscription
from decisions.forms.renvoi import RenvoiForm
from decisions.models import Renvoi
from decisions.motif_renvoi import MOTIFS_RENVOI
from decisions.selectors.renvois import (
    audiences_visees,
    constats_du_renvoi,
    jours_chomes_du,
    renvoi_de,
)
from decisions.services.annuler_renvoi import annuler_renvoi
from decisions.services.renvoyer import renvoyer
from decisions.views.decider import fil_de, passage_vu
from mistral.socle.droit import citer
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import FINE
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_http_methods(["GET", "POST"])
@habilitation("decisions.decider")
def renvoyer_affaire(request: HttpRequest, inscription_id: int) -> HttpResponse:
    """Montre le renvoi enregistré, ou le formulaire ; un envoi enregistre le renvoi."""
    passage = passage_vu(request, inscription_id)
    form = RenvoiForm(passage, request.POST if request.method == "POST" else None)
    if request.method == "GET":
        return _rendre(request, passage, form)
    if form.is_valid():
        try:
            renvoyer(passage, par=request.user, **form.cleaned_data)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
        else:
            messages.success(request, f"Le renvoi est enregistré{FINE}; la première audience garde sa note.")
            return redirect("decisions:renvoyer", passage.pk)
    return _rendre(request, passage, form, status=422)


@require_POST
@habilitation("decisions.decider")
def annuler(request: HttpRequest, inscription_id: int) -> HttpResponse:
    """Annule le renvoi tant que l'audience suivante n'a pas commencé."""
    passage = passage_vu(request, inscription_id)
    renvoi = get_object_or_404(Renvoi.objects.visibles_par(request.user), inscription=passage)
    try:
        annuler_renvoi(renvoi, par=request.user)
    except ActeImpossible as refus:
        return _rendre(request, passage, RenvoiForm(passage), refus=refus, status=422)
    messages.success(request, "Le renvoi est annulé. Si la note en parle, corrigez-y la mention.")
    return redirect("decisions:renvoyer", passage.pk)


def _rendre(
    request: HttpRequest,
    passage: Inscription,
    form: RenvoiForm,
    *,
    refus: ActeImpossible | None = None,
    status: int = 200,
) -> HttpResponse:
    renvoi = renvoi_de(passage)
    vus = constats_du_renvoi(passage, renvoi) if renvoi else []
    contexte = {
        "passage": passage,
        "etapes": fil_de(passage),
        "form": form,
        "renvoi": renvoi,
        "motif": MOTIFS_RENVOI[renvoi.motif] if renvoi else None,
        "constats": [(constat, citer(constat.sources, passage.audience.date)) for constat in vus],
        "refus": refus,
        "visees": [] if renvoi else audiences_visees(passage, aujourd_hui=timezone.localdate()),
        "chomes": jours_chomes_du(renvoi, aujourd_hui=timezone.localdate()) if renvoi else [],
    }
    return rendre(request, "decisions/renvoyer.html", contexte, status=status)
