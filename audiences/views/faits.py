"""Les faits d'une affaire : les voir, en ajouter, les corriger, les retirer."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audiences.choix import Liste
from audiences.forms.faits import FaitForm
from audiences.forms.requalification import RetraitFaitForm
from audiences.selectors.page_faits import FaitPoursuivi, fait_lu, lignees_de, prevenus_de_l_affaire
from audiences.selectors.valeurs import valeurs_de
from audiences.services.faits import ajouter_fait, modifier_fait, retablir_fait, retirer_fait
from audiences.views.affaire import fil_du_dossier, trouver_affaire
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre


def trouver_fait(affaire, infraction_id) -> FaitPoursuivi:
    """Donne le fait de cette affaire, ou 404."""
    fait = fait_lu(affaire, infraction_id)
    if fait is None:
        raise Http404
    return fait


@require_GET
@habilitation("audiences.consulter")
def faits(request, affaire_id):
    """Montre les faits, leurs qualifications successives et qui en répond."""
    return rendre_faits(request, trouver_affaire(request, affaire_id))


def rendre_faits(request, affaire, *, refus=None, status=200):
    """Rend la page des faits, avec l'acte refusé s'il y en a un."""
    contexte = {"affaire": affaire, "lignees": lignees_de(affaire), "refus": refus}
    contexte["etapes"] = fil_du_dossier(affaire)
    contexte["peut_modifier"] = request.user.peut(
        DROITS["audiences.modifier_affaire"], affaire.juridiction_id
    )
    return rendre(request, "audiences/faits.html", contexte, status=status)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def ajouter(request, affaire_id):
    """Ajoute un fait."""
    return _saisir(request, trouver_affaire(request, affaire_id), None)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def modifier(request, affaire_id, infraction_id):
    """Corrige un fait et ceux à qui il est reproché."""
    affaire = trouver_affaire(request, affaire_id)
    return _saisir(request, affaire, trouver_fait(affaire, infraction_id))


def _saisir(request, affaire, fait):
    form = FaitForm(
        request.POST if request.method == "POST" else None,
        fait=fait,
        prevenus=_prevenus(affaire, fait),
        modalites=valeurs_de(Liste.MODALITE_PARTICIPATION, timezone.localdate()),
    )
    cherche = "chercher" in request.POST
    if request.method == "POST" and not cherche and form.is_valid() and _enregistrer(request, affaire, form):
        return redirect("audiences:faits", affaire.pk)
    return _rendre_saisie(request, affaire, form, cherche=cherche)


def _prevenus(affaire, fait):
    """Donne les prévenus à qui ce fait peut être reproché ; une copie ne concerne que ceux qui l'ont."""
    prevenus = list(prevenus_de_l_affaire(affaire))
    if fait is None:
        return prevenus
    siens = {p.prevention.prevenu_id: p for p in fait.personnes}
    if fait.infraction.racine_id is not None:
        return [p for p in prevenus if p.pk in siens and siens[p.pk].est_active]
    return [p for p in prevenus if p.pk not in siens or not siens[p.pk].est_remplacee]


def _enregistrer(request, affaire, form) -> bool:
    try:
        if form.fait is None:
            ajouter_fait(affaire, valeurs=form.valeurs, concernes=form.concernes, par=request.user)
            messages.success(request, "Le fait est ajouté.")
        else:
            fait = form.fait.infraction
            modifier_fait(fait, valeurs=form.valeurs, concernes=form.concernes, par=request.user)
            messages.success(request, "Le fait est corrigé.")
    except ActeImpossible as refus:
        form.add_error(None, str(refus))
        return False
    return True


def _rendre_saisie(request, affaire, form, *, cherche):
    propositions = form.propositions() if cherche or "natinf" in form.errors else []
    contexte = {"affaire": affaire, "form": form, "propositions": propositions, "cherche": cherche}
    contexte |= {"etapes": fil_du_dossier(affaire), "a_choisir": True}
    status = 422 if form.is_bound and not cherche else 200
    return rendre(request, "audiences/fait.html", contexte, status=status)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def retirer(request, affaire_id, infraction_id):
    """Demande le motif, puis retire le fait."""
    affaire = trouver_affaire(request, affaire_id)
    fait = trouver_fait(affaire, infraction_id)
    form = RetraitFaitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            retirer_fait(fait.infraction, motif=form.cleaned_data["motif"], par=request.user)
            return redirect("audiences:faits", affaire.pk)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    contexte = {"affaire": affaire, "fait": fait, "form": form, "etapes": fil_du_dossier(affaire)}
    return rendre(request, "audiences/fait_retirer.html", contexte, status=422 if form.is_bound else 200)


@require_POST
@habilitation("audiences.modifier_affaire")
def retablir(request, affaire_id, infraction_id):
    """Rétablit un fait retiré."""
    affaire = trouver_affaire(request, affaire_id)
    try:
        retablir_fait(trouver_fait(affaire, infraction_id).infraction, par=request.user)
    except ActeImpossible as refus:
        return rendre_faits(request, affaire, refus=refus, status=422)
    return redirect("audiences:faits", affaire.pk)
