"""Composition d'une audience : qui tient chaque place, et qui remplace pour certaines affaires."""

from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from audiences.forms.composition import FinRemplacementForm, LiberationForm, PlaceForm, RemplacementForm
from audiences.selectors.composition import (
    CORPS_DE,
    constats_de,
    membres_en_poste,
    places_tenues,
    remplacements_de,
)
from audiences.selectors.role import au_role
from audiences.services.composer import asseoir, liberer, remplacer, retirer_remplacements
from audiences.views.audience import trouver_audience
from audiences.views.fil import fil_de_l_audience
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_GET
@habilitation("audiences.preparer_audience")
def composition(request, audience_id):
    """Montre les places, les remplacements et ce que la composition appelle comme remarques."""
    return _rendre(request, trouver_audience(request, audience_id))


@require_POST
@habilitation("audiences.preparer_audience")
def donner_place(request, audience_id):
    """Donne une place à une personne pour toute l'audience."""
    audience = trouver_audience(request, audience_id)
    place = request.POST.get("fauteuil", "")
    form = PlaceForm(request.POST, membres=membres_en_poste(audience), auto_id=f"%s-{place}")
    return _accomplir(request, audience, form, asseoir)


@require_POST
@habilitation("audiences.preparer_audience")
def liberer_place(request, audience_id):
    """Retire celui qui tient une place."""
    return _accomplir(request, trouver_audience(request, audience_id), LiberationForm(request.POST), liberer)


@require_POST
@habilitation("audiences.preparer_audience")
def remplacer_pour(request, audience_id):
    """Donne une place à une personne pour certaines affaires."""
    audience = trouver_audience(request, audience_id)
    form = RemplacementForm(request.POST, membres=membres_en_poste(audience), passages=au_role(audience))
    return _accomplir(request, audience, form, remplacer)


@require_POST
@habilitation("audiences.preparer_audience")
def finir_remplacement(request, audience_id):
    """Rend sa place au titulaire."""
    audience = trouver_audience(request, audience_id)
    form = FinRemplacementForm(request.POST, remplacements=remplacements_de(audience))
    return _accomplir(request, audience, form, retirer_remplacements)


def _accomplir(request, audience, form, acte):
    if form.is_valid():
        try:
            acte(audience, **form.cleaned_data, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    if not form.is_valid():
        return _rendre(request, trouver_audience(request, audience.pk), form, status=422)
    return redirect("audiences:composition", audience.pk)


def _rendre(request, audience, form=None, status=200):
    """Rend la page ; la saisie refusée est rendue à la place qui l'a reçue."""
    remplacements = list(remplacements_de(audience))
    membres = list(membres_en_poste(audience))
    places = [
        (place, [membre for membre in membres if membre.corps == CORPS_DE[place.fauteuil]])
        for place in places_tenues(audience, remplacements)
    ]
    contexte = {"audience": audience, "form": form, "places": places, "inscrites": list(au_role(audience))}
    contexte["constats"] = constats_de(audience, remplacements)
    contexte["membres_du_tribunal"] = membres
    recue = form.data if form is not None else {}
    contexte["saisie"] = {nom: recue.get(nom, "") for nom in ("fauteuil", "membre", "nom")}
    cochees = form.data.getlist("inscriptions") if form is not None else []
    contexte["cochees"] = [int(cle) for cle in cochees if cle.isdecimal()]
    contexte["refusee"] = type(form).__name__ if form is not None else ""
    contexte["etapes"] = fil_de_l_audience(audience)
    return rendre(request, "audiences/composition.html", contexte, status=status)
