"""Import d'une liste d'abréviations : ce qu'elle changerait, puis son enregistrement."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from audiences.formats.abrege_texte import ecrire
from audiences.formats.anomalie import FichierIllisible
from audiences.formats.liste_abregee import lire_liste, lire_texte
from audiences.forms.raccourci import ListeForm
from audiences.selectors.apercu_raccourcis import Sort, apercu_de_la_liste, retenues
from audiences.selectors.raccourcis import portees_de
from audiences.services.tenir_raccourcis import importer_raccourcis
from audiences.views.affaire import saisie_de
from audiences.views.fil import fil_des_audiences
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_http_methods(["GET", "POST"])
@habilitation("audiences.tenir_raccourcis")
def importer_liste(request):
    """Lit une liste et montre ce qu'elle changerait ; l'enregistre une fois confirmée."""
    form = ListeForm(saisie_de(request), request.FILES or None, portees=portees_de(request.user))
    prevues = _lire(form)
    if request.POST.get("acte") == "importer" and prevues and form.is_valid():
        cases = {nom: set(request.POST.getlist(nom)) for nom in ("prendre", "ecarter")}
        if _importer(request, form, retenues(prevues, **cases)):
            return redirect("audiences:raccourcis")
    return _rendre_liste(request, form, prevues)


def _lire(form) -> list:
    if not (form.is_bound and form.is_valid()):
        return []
    fichier = form.cleaned_data["fichier"]
    try:
        lues = lire_liste(fichier.read()) if fichier else lire_texte(form.cleaned_data["liste"])
    except FichierIllisible as refus:
        form.add_error("fichier" if fichier else "liste", str(refus))
        return []
    return apercu_de_la_liste(lues, form.cleaned_data["portee"])


def _importer(request, form, entrees) -> bool:
    if not entrees:
        form.add_error(None, "Aucune ligne n’est retenue. Cochez celles à importer.")
        return False
    try:
        nombre = importer_raccourcis(form.cleaned_data["portee"], entrees=entrees, par=request.user)
    except ActeImpossible as refus:
        form.add_error(None, str(refus))
        return False
    messages.success(request, f"Raccourcis importés\u00a0: {nombre}.")
    return True


def _rendre_liste(request, form, prevues):
    par_sort = {sort.name: [p for p in prevues if p.sort is sort] for sort in Sort}
    contexte = {"form": form, "prevues": prevues, "par_sort": par_sort}
    contexte["liste"] = ecrire([(prevue.lue.abreviation, prevue.lue.texte) for prevue in prevues])
    contexte["prendre"] = set(request.POST.getlist("prendre"))
    contexte["ecarter"] = set(request.POST.getlist("ecarter"))
    contexte["etapes"] = [*fil_des_audiences(), ("Raccourcis", reverse("audiences:raccourcis"))]
    status = 422 if form.errors else 200
    return rendre(request, "audiences/raccourcis_importer.html", contexte, status=status)
