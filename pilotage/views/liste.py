"""La liste derrière un chiffre."""

from urllib.parse import urlencode

from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_GET

from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre
from pilotage.forms.filtres import ListeForm
from pilotage.indicateur import INDICATEURS
from pilotage.selectors.liste import liste_de
from pilotage.selectors.perimetre import perimetre_de


@require_GET
@habilitation("pilotage.consulter")
def liste(request, code):
    """Montre les lignes d'un indicateur, sous les mêmes filtres ; 404 si l'indicateur n'existe pas."""
    if code not in INDICATEURS:
        raise Http404
    perimetre, indicateur = perimetre_de(request.user), INDICATEURS[code]
    form = ListeForm(request.GET, perimetre=perimetre, jour=timezone.localdate(), indicateur=indicateur)
    contexte = {"form": form, "indicateur": indicateur}
    if form.is_valid():
        selection, choix = form.selection(request.user), form.lignes()
        lue = liste_de(indicateur, selection, numero=request.GET.get("page", 1), **choix)
        adresse = f"{selection.requete}&{urlencode(form.suite)}".rstrip("&")
        contexte |= {"selection": selection, "liste": lue, "choix": choix, "adresse": adresse}
    return rendre(request, "pilotage/liste.html", contexte, status=200 if form.is_valid() else 422)
