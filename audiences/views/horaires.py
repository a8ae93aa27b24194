"""« Horaires » : toutes les heures de l'audience, leurs corrections, et de quoi les corriger."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from audiences.forms.horaires import HeureCorrigeeForm
from audiences.models import Audience
from audiences.selectors.horaires import lignes_horaires
from audiences.services.corriger_heure import corriger_heure
from audiences.views.fil import fil_de_l_audience
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre


@require_GET
@habilitation("audiences.consulter")
def horaires(request, audience_id):
    """Montre les heures ; `?corriger=` ouvre le formulaire sur l'une d'elles."""
    audience = _trouver(request, audience_id)
    return _rendre(request, audience, voulue=request.GET.get("corriger", ""))


@require_POST
@habilitation("audiences.tenir_audience")
def corriger(request, audience_id):
    """Corrige une heure ; un refus rend la page, avec ce qui a été saisi."""
    audience, form = _trouver(request, audience_id), HeureCorrigeeForm(request.POST)
    if form.is_valid():
        heure, cible = form.cleaned_data["cle"]
        saisie = {nom: form.cleaned_data[nom] for nom in ("nouvelle", "motif")}
        try:
            corriger_heure(audience, heure=heure, cible=cible, **saisie, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
        else:
            messages.success(request, "L’heure est corrigée ; l’ancienne reste lisible avec son motif.")
            return redirect(f"{reverse('audiences:horaires', args=[audience.pk])}#{heure.value}-{cible}")
    return _rendre(request, audience, voulue=request.POST.get("cle", ""), form=form, status=422)


def _trouver(request, audience_id) -> Audience:
    audiences = Audience.objects.visibles_par(request.user).select_related("service")
    return get_object_or_404(audiences, pk=audience_id)


def _rendre(request, audience, *, voulue="", form=None, status=200):
    groupes = lignes_horaires(audience)
    lignes = [ligne for groupe in groupes for ligne in groupe.lignes]
    choisie = next((ligne for ligne in lignes if ligne.cle == voulue), None)
    peut_corriger = request.user.peut(DROITS["audiences.tenir_audience"], audience.juridiction_id)
    if form is None and choisie is not None and peut_corriger:
        form = HeureCorrigeeForm(ligne=choisie)
    contexte = {"audience": audience, "groupes": groupes, "form": form, "choisie": choisie}
    contexte |= {"peut_corriger": peut_corriger, "etapes": fil_de_l_audience(audience)}
    return rendre(request, "audiences/horaires.html", contexte, status=status)
