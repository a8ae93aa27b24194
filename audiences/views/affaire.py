"""Page d'une affaire : sa procédure et ses parties ; sa création, sa correction."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audiences.choix import ObjetSuivi
from audiences.forms.acte import ActeForm
from audiences.forms.affaire import CreationAffaireForm
from audiences.forms.fiche import FicheForm
from audiences.models import Affaire, Audience, Correction
from audiences.selectors.affaire import affaires_lisibles, corrections_de, dossier_de, prochain_passage
from audiences.services.corriger_affaire import corriger_affaire
from audiences.services.creer_affaire import creer_affaire
from audiences.services.revenir import revenir
from audiences.services.tenir_role import inscrire
from audiences.views.fil import fil_de_l_affaire, fil_de_l_audience
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre


def trouver_affaire(request, affaire_id) -> Affaire:
    """Donne l'affaire, si elle est dans le périmètre de la personne."""
    return get_object_or_404(affaires_lisibles(request.user), pk=affaire_id)


def saisie_de(request):
    """Donne ce qui a été envoyé, même vide ; rien si la page est seulement demandée."""
    return request.POST if request.method == "POST" else None


def fil_du_dossier(affaire) -> list[tuple[str, str]]:
    """Donne le chemin jusqu'au dossier de l'affaire, par son prochain passage."""
    return fil_de_l_affaire(affaire, prochain_passage(affaire, timezone.localdate()))


@require_GET
@habilitation("audiences.consulter")
def affaire(request, affaire_id):
    """Montre le dossier de l'affaire."""
    affaire = trouver_affaire(request, affaire_id)
    dossier = dossier_de(affaire, jour=timezone.localdate())
    contexte = {"affaire": affaire, "dossier": dossier}
    contexte["etapes"] = fil_de_l_affaire(affaire, dossier.passage)[:-1]
    contexte["peut_modifier"] = request.user.peut(
        DROITS["audiences.modifier_affaire"], affaire.juridiction_id
    )
    return rendre(request, "audiences/affaire.html", contexte)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def modifier_affaire(request, affaire_id):
    """Montre et enregistre toute la procédure."""
    affaire = trouver_affaire(request, affaire_id)
    corrections = corrections_de(affaire, []).get((ObjetSuivi.AFFAIRE, affaire.pk), {})
    form = FicheForm(
        ObjetSuivi.AFFAIRE, affaire, saisie_de(request), listes={}, corrections=corrections, tout=True
    )
    if request.method == "POST" and form.is_valid():
        if corriger_affaire(affaire, valeurs=form.valeurs, par=request.user):
            messages.success(request, "La procédure est corrigée.")
        return redirect("audiences:affaire", affaire.pk)
    contexte = {"affaire": affaire, "form": form, "etapes": fil_du_dossier(affaire)}
    contexte["corrections"] = [correction for correction in corrections.values() if correction.valeur_recue]
    return rendre(request, "audiences/affaire_modifier.html", contexte, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def creer(request, audience_id):
    """Crée une affaire et l'inscrit au rôle de l'audience."""
    audience = _audience(request, audience_id)
    form = CreationAffaireForm(audience.juridiction_id, saisie_de(request))
    if request.method == "POST" and form.is_valid():
        try:
            passage = creer_affaire(audience, valeurs=form.valeurs, par=request.user)
            messages.success(request, f"L’affaire est inscrite au rôle, au rang {passage.rang}.")
            return redirect("audiences:affaire", passage.affaire_id)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    return _rendre_creation(request, audience, form)


@require_POST
@habilitation("audiences.modifier_affaire")
def inscrire_affaire(request, audience_id, affaire_id):
    """Inscrit au rôle une affaire que le tribunal connaît déjà."""
    audience, affaire = _audience(request, audience_id), trouver_affaire(request, affaire_id)
    try:
        passage = inscrire(audience, affaire=affaire, par=request.user)
        messages.success(request, f"L’affaire est inscrite au rôle, au rang {passage.rang}.")
    except ActeImpossible as refus:
        messages.error(request, str(refus))
    return redirect("audiences:affaire", affaire.pk)


@require_POST
@habilitation("audiences.modifier_affaire")
def revenir_a_cassiopee(request, correction_id):
    """Redonne à une donnée corrigée la valeur que Cassiopée avait dite."""
    corrections = Correction.objects.visibles_par(request.user).filter(affaire__isnull=False)
    correction = get_object_or_404(corrections.select_related("affaire"), pk=correction_id)
    form = ActeForm(request.POST)
    try:
        revenir(correction, par=request.user)
        messages.success(request, "La valeur de Cassiopée est reprise.")
    except ActeImpossible as refus:
        messages.error(request, str(refus))
    suite = form.cleaned_data["suite"] if form.is_valid() else ""
    return redirect(suite or reverse("audiences:affaire", args=[correction.affaire_id]))


def _audience(request, audience_id) -> Audience:
    audiences = Audience.objects.visibles_par(request.user).select_related("service")
    return get_object_or_404(audiences, pk=audience_id)


def _rendre_creation(request, audience, form):
    contexte = {"audience": audience, "form": form, "etapes": fil_de_l_audience(audience)}
    status = 422 if form.is_bound else 200
    return rendre(request, "audiences/affaire_creer.html", contexte, status=status)
