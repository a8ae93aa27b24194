"""Préparation : les points d'une affaire, et ceux de toute une audience."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from audiences.choix import EtatVerification
from audiences.forms.acte import ActeForm
from audiences.forms.preparation import DEFAIRE, CocherForm, ReponseForm
from audiences.models import Inscription
from audiences.selectors.preparation import (
    PreparationAudience,
    codes_a_verifier,
    preparation_d_audience,
    preparation_de,
)
from audiences.services.verifier import defaire, verifier
from audiences.views.audience import trouver_audience
from audiences.views.fil import fil_de_l_audience, nom_de_l_audience
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre


@require_GET
@habilitation("audiences.consulter")
def preparation(request, inscription_id):
    """Montre les points d'une affaire."""
    return _rendre_affaire(request, _passage(request, inscription_id))


@require_POST
@habilitation("audiences.preparer_audience")
def repondre(request, inscription_id):
    """Répond à un point, ou défait la réponse."""
    inscription, form = _passage(request, inscription_id), ReponseForm(request.POST)
    if form.is_valid():
        try:
            _repondre(inscription, **form.cleaned_data, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    if not form.is_valid():
        return _rendre_affaire(request, inscription, form, status=422)
    return redirect("audiences:preparation", inscription.pk)


@require_POST
@habilitation("audiences.preparer_audience")
def tout_verifier(request, inscription_id):
    """Dit faits tous les points à vérifier d'une affaire ; les manques restent."""
    inscription, form = _passage(request, inscription_id), ActeForm(request.POST)
    affaire = preparation_de(inscription)
    if form.is_valid() and affaire:
        try:
            verifier([inscription], codes_a_verifier(affaire), etat=EtatVerification.FAIT, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    if not form.is_valid():
        return _rendre_affaire(request, inscription, form, status=422)
    return redirect("audiences:preparation", inscription.pk)


@require_GET
@habilitation("audiences.consulter")
def preparation_audience(request, audience_id):
    """Montre les points de toutes les affaires d'une audience."""
    return _rendre_audience(request, trouver_audience(request, audience_id))


@require_POST
@habilitation("audiences.preparer_audience")
def cocher(request, audience_id):
    """Répond à un même point pour plusieurs affaires."""
    audience = trouver_audience(request, audience_id)
    vue = preparation_d_audience(audience)
    form = CocherForm(request.POST, inscriptions=[a.inscription.pk for a in vue.affaires])
    if form.is_valid():
        try:
            _cocher(vue, form.cleaned_data, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    if not form.is_valid():
        return _rendre_audience(request, audience, form, status=422)
    return redirect("audiences:preparation-audience", audience.pk)


def _passage(request, inscription_id) -> Inscription:
    passages = Inscription.objects.visibles_par(request.user)
    return get_object_or_404(
        passages.select_related("affaire", "audience__service", "audience__juridiction"), pk=inscription_id
    )


def _repondre(inscription, *, point, reponse, remarque, par) -> None:
    if reponse == DEFAIRE:
        defaire(inscription, point, par=par)
    else:
        verifier([inscription], [point], etat=EtatVerification(reponse), remarque=remarque, par=par)


def _cocher(vue: PreparationAudience, saisie, *, par) -> None:
    retenues = set(saisie["affaires"])
    if saisie["toutes"]:
        retenues = {
            affaire.inscription.pk
            for affaire in vue.affaires
            if any(p.preparatif.code == saisie["point"] and p.est_ouvert for p in affaire.points)
        }
    visees = [affaire.inscription for affaire in vue.affaires if affaire.inscription.pk in retenues]
    etat = EtatVerification(saisie["reponse"])
    verifier(visees, [saisie["point"]], etat=etat, remarque=saisie["remarque"], par=par)


def _peut_preparer(request, audience) -> bool:
    droit = DROITS["audiences.preparer_audience"]
    return audience.levee_le is None and request.user.peut(droit, audience.juridiction_id)


def _rendre_affaire(request, inscription, form=None, status=200):
    audience = inscription.audience
    vue = preparation_d_audience(audience)
    affaire = vue.affaire(inscription.pk)
    if affaire is None:
        raise Http404
    precedente, suivante = vue.autour(inscription.pk)
    contexte = {"inscription": inscription, "affaire": affaire, "vue": vue, "form": form}
    contexte |= {"precedente": precedente, "suivante": suivante, "etapes": fil_de_l_audience(audience)}
    contexte["peut_preparer"] = _peut_preparer(request, audience)
    fragment = "audiences/fragments/preparation.html"
    return rendre(request, "audiences/preparation.html", contexte, fragment=fragment, status=status)


def _rendre_audience(request, audience, form=None, status=200):
    contexte = {"audience": audience, "vue": preparation_d_audience(audience), "form": form}
    contexte |= {"etapes": fil_de_l_audience(audience), "nom": nom_de_l_audience(audience)}
    contexte["peut_preparer"] = _peut_preparer(request, audience)
    contexte["saisie"] = form or CocherForm()
    contexte["cochees"] = set(map(str, form.data.getlist("affaires"))) if form else set()
    fragment = "audiences/fragments/preparation-audience.html"
    return rendre(request, "audiences/preparation_audience.html", contexte, fragment=fragment, status=status)
