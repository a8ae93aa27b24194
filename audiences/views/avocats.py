"""Avocats d'une affaire : les chercher en frappant, les créer, les affecter à plusieurs parties d'un coup."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audiences.forms.avocat import AffectationForm, NouvelAvocatForm
from audiences.selectors.affaire import parties_de
from audiences.selectors.avocats import avocats_de, avocats_trouves
from audiences.services.affecter_avocat import affecter_avocat, creer_avocat
from audiences.views.affaire import fil_du_dossier, trouver_affaire
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def avocats(request, affaire_id):
    """Montre les parties et leurs avocats ; cherche, crée, affecte ou ôte un avocat."""
    affaire = trouver_affaire(request, affaire_id)
    acte = request.POST.get("acte", "")
    form, nouveau = AffectationForm(affaire), NouvelAvocatForm()
    if acte == "creer":
        form, nouveau = _creer(request, affaire)
    elif acte in {"affecter", "oter"}:
        form = _affecter(request, affaire, retirer=acte == "oter")
    if acte in {"creer", "affecter", "oter"} and not (form.errors or nouveau.errors):
        return redirect("audiences:avocats", affaire.pk)
    return _rendre_avocats(request, affaire, form, nouveau)


def _affecter(request, affaire, *, retirer: bool) -> AffectationForm:
    form = AffectationForm(affaire, request.POST, avec_avocat=not retirer)
    if form.is_valid():
        avocat = None if retirer else form.cleaned_data["avocat"]
        parties = form.cleaned_data["parties"]
        changees = affecter_avocat(affaire, parties=parties, avocat=avocat, par=request.user)
        messages.success(request, f"{avocat or 'Avocat ôté'}\u00a0: {changees} partie(s) mise(s) à jour.")
    return form


def _creer(request, affaire) -> tuple[AffectationForm, NouvelAvocatForm]:
    """Enregistre l'avocat et l'affecte aux parties cochées, s'il y en a."""
    nouveau = NouvelAvocatForm(request.POST)
    form = AffectationForm(affaire, request.POST, avec_avocat=False)
    if not nouveau.is_valid():
        return form, nouveau
    try:
        avocat = creer_avocat(affaire.juridiction_id, valeurs=nouveau.cleaned_data, par=request.user)
    except ActeImpossible as refus:
        nouveau.add_error(None, str(refus))
        return form, nouveau
    messages.success(request, f"{avocat} est enregistré.")
    if request.POST.getlist("parties") and form.is_valid():
        affecter_avocat(affaire, parties=form.cleaned_data["parties"], avocat=avocat, par=request.user)
    return AffectationForm(affaire), nouveau


def _rendre_avocats(request, affaire, form, nouveau):
    cherche = request.POST.get("cherche", "")[:160]
    trouves = avocats_trouves(affaire.juridiction_id, cherche, timezone.localdate())
    parties = [partie for partie in parties_de(affaire) if partie.retiree_le is None]
    contexte = {"affaire": affaire, "form": form, "nouveau": nouveau, "parties": parties}
    contexte |= {"cherche": cherche, "trouves": trouves, "connus": avocats_de(affaire)}
    contexte["cochees"] = set(request.POST.getlist("parties") or request.GET.getlist("partie"))
    contexte["choisi"] = request.POST.get("avocat", "")
    contexte["etapes"] = fil_du_dossier(affaire)
    fragment = "audiences/fragments/avocats-trouves.html"
    status = 422 if form.errors or nouveau.errors else 200
    return rendre(request, "audiences/avocats.html", contexte, fragment=fragment, status=status)
