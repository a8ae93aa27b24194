"""Changer la qualification d'un fait, personne par personne, et y revenir ; confirmé avant d'agir."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from audiences.choix import ModificationQualification
from audiences.forms.requalification import RequalificationForm, RetourForm
from audiences.selectors.natinf import propositions_pour
from audiences.services.requalifier import requalifier, revenir_a_la_precedente
from audiences.views.affaire import fil_du_dossier, trouver_affaire
from audiences.views.faits import trouver_fait
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def requalifier_fait(request, affaire_id, infraction_id):
    """Saisit la nouvelle qualification, la montre à côté de l'actuelle, puis l'applique."""
    affaire = trouver_affaire(request, affaire_id)
    form = RequalificationForm(
        request.POST if request.method == "POST" else None, fait=trouver_fait(affaire, infraction_id)
    )
    cherche, revoir = "chercher" in request.POST, "revoir" in request.POST
    if request.method == "POST" and not cherche and not revoir and form.is_valid():
        if not form.cleaned_data["confirme"]:
            return _rendre(request, affaire, form, a_confirmer=True)
        if _requalifier(request, form):
            return redirect("audiences:faits", affaire.pk)
    return _rendre(request, affaire, form, status=422 if form.errors and not cherche and not revoir else 200)


def _requalifier(request, form) -> bool:
    saisie = form.cleaned_data
    try:
        requalifier(
            form.fait.infraction,
            modification=ModificationQualification(saisie["modification"]),
            valeurs=form.valeurs,
            prevenus=saisie["prevenus_vises"],
            par=request.user,
        )
    except ActeImpossible as refus:
        form.add_error(None, str(refus))
        return False
    messages.success(request, "La nouvelle qualification est enregistrée ; l’ancienne reste au dossier.")
    return True


def _rendre(request, affaire, form, *, a_confirmer=False, status=200):
    contexte = {"affaire": affaire, "form": form, "fait": form.fait, "a_choisir": True, "propositions": []}
    contexte["etapes"] = fil_du_dossier(affaire)
    contexte["cherche"] = "chercher" in request.POST
    if a_confirmer:
        choisies = form.cleaned_data["prevenus_vises"]
        noms = [p.nom for p in form.fait.libres if p.prevention.prevenu_id in choisies]
        nature = ModificationQualification(form.cleaned_data["modification"]).label
        contexte |= {"noms": noms, "nature": nature, "nouvelle": _nouvelle(form)}
        return rendre(request, "audiences/requalification_confirmer.html", contexte)
    if form.is_bound and (contexte["cherche"] or "natinf" in form.errors):
        contexte["propositions"] = form.propositions()
    return rendre(request, "audiences/requalifier.html", contexte, status=status)


def _nouvelle(form):
    """Donne la qualification qui sera retenue, telle que la nomenclature la dit au jour des faits."""
    numero = form.valeurs["natinf"]
    return next(iter(propositions_pour([numero], **form.bornes())), None) if numero else None


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def revenir_fait(request, affaire_id, infraction_id):
    """Demande pour qui, puis ramène à la qualification précédente."""
    affaire = trouver_affaire(request, affaire_id)
    fait = trouver_fait(affaire, infraction_id)
    form = RetourForm(request.POST if request.method == "POST" else None, fait=fait)
    if request.method == "POST" and form.is_valid():
        try:
            vises = form.cleaned_data["prevenus_vises"]
            revenir_a_la_precedente(fait.infraction, prevenus=vises, par=request.user)
            messages.success(request, "La qualification précédente est rétablie.")
            return redirect("audiences:faits", affaire.pk)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    contexte = {"affaire": affaire, "fait": fait, "form": form, "etapes": fil_du_dossier(affaire)}
    return rendre(
        request, "audiences/requalification_revenir.html", contexte, status=422 if form.is_bound else 200
    )
