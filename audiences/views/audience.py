"""Page d'audience : en-tête, rôle dans l'ordre d'appel, avancement."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from audiences.forms.acte import ActeForm, DeplacementForm
from audiences.models import Audience, Inscription
from audiences.prolongement import prolongements_de
from audiences.selectors.audience import audiences_a_montrer, fiche_de
from audiences.selectors.avancement import avancement_de
from audiences.selectors.composition import places_tenues, remplacements_de
from audiences.selectors.role import role_de
from audiences.services.appeler import appeler
from audiences.services.deplacer import deplacer
from audiences.services.terminer import terminer
from audiences.views.fil import fil_de_l_audience, fil_des_audiences, nom_de_l_audience
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre

ACTES = {
    "peut_tenir": "audiences.tenir_audience",
    "peut_ordonner": "audiences.ordonner_role",
    "peut_preparer": "audiences.preparer_audience",
}


def trouver_audience(request, audience_id) -> Audience:
    """Donne l'audience complète pour sa page, si elle est dans le périmètre de la personne."""
    audiences = audiences_a_montrer(Audience.objects.visibles_par(request.user))
    return get_object_or_404(audiences, pk=audience_id)


def rendre_audience(request, audience, form=None, status=200):
    """Rend la page d'audience, ou sa seule zone « role » quand HTMX la demande."""
    fiche = fiche_de(audience, maintenant=timezone.now())
    contexte = {"audience": audience, "fiche": fiche, "lignes": role_de(audience), "form": form}
    for nom, droit in ACTES.items():
        contexte[nom] = request.user.peut(DROITS[droit], audience.juridiction_id)
    places = places_tenues(audience, remplacements_de(audience))
    contexte["tenues"] = [place for place in places if place.intervenant]
    contexte["avancement"] = avancement_de(audience)
    contexte |= {"etapes": fil_des_audiences(), "nom": nom_de_l_audience(audience)}
    contexte["prolongements"] = prolongements_de(audience, "AUDIENCE", request.user)
    fragment = "audiences/fragments/role.html"
    return rendre(request, "audiences/audience.html", contexte, fragment=fragment, status=status)


@require_GET
@habilitation("audiences.consulter")
def audience(request, audience_id):
    """Montre l'audience."""
    return rendre_audience(request, trouver_audience(request, audience_id))


@require_GET
@habilitation("audiences.consulter")
def reste(request, audience_id):
    """Montre ce qui reste à faire ; la barre de l'audience est le compte de cette liste."""
    audience = trouver_audience(request, audience_id)
    contexte = {"audience": audience, "avancement": avancement_de(audience)}
    contexte |= {"etapes": fil_de_l_audience(audience), "nom": nom_de_l_audience(audience)}
    return rendre(request, "audiences/reste.html", contexte)


@require_POST
@habilitation("audiences.ordonner_role")
def deplacer_affaire(request, audience_id, inscription_id):
    """Change le rang d'appel d'une affaire."""
    audience = trouver_audience(request, audience_id)
    inscription = get_object_or_404(audience.inscriptions, pk=inscription_id)
    form = DeplacementForm(request.POST)
    if form.is_valid():
        try:
            deplacer(inscription, rang=form.cleaned_data["rang"], par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    if not form.is_valid():
        return rendre_audience(request, audience, form, status=422)
    return redirect(f"{reverse('audiences:audience', args=[audience.pk])}#affaire-{inscription.pk}")


@require_POST
@habilitation("audiences.tenir_audience")
def appeler_affaire(request, inscription_id):
    """Appelle une affaire."""
    return _acte_sur_affaire(request, inscription_id, appeler)


@require_POST
@habilitation("audiences.tenir_audience")
def terminer_affaire(request, inscription_id):
    """Termine les débats d'une affaire."""
    return _acte_sur_affaire(request, inscription_id, terminer)


def _acte_sur_affaire(request, inscription_id, acte):
    inscription = get_object_or_404(Inscription.objects.visibles_par(request.user), pk=inscription_id)
    form = ActeForm(request.POST)
    if form.is_valid():
        try:
            acte(inscription, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    if not form.is_valid():
        return rendre_audience(request, trouver_audience(request, inscription.audience_id), form, status=422)
    page = reverse("audiences:audience", args=[inscription.audience_id])
    return redirect(form.cleaned_data["suite"] or f"{page}#affaire-{inscription.pk}")
