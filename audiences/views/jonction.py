"""« Joindre » : réunir une affaire du rôle à celle-ci, et défaire."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from audiences.forms.jonction import JonctionForm
from audiences.models import Inscription, Jonction
from audiences.selectors.jonction import jointes_par_affaire, principale_de
from audiences.selectors.page_note import passages_lisibles
from audiences.services.joindre import defaire_jonction, joindre
from audiences.views.fil import fil_du_passage
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_http_methods(["GET", "POST"])
@habilitation("audiences.tenir_audience")
def joindre_affaire(request: HttpRequest, inscription_id: int) -> HttpResponse:
    """Montre les affaires jointes et le formulaire ; un envoi joint."""
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    if request.method == "GET":
        return _rendre(request, passage, JonctionForm(passage))
    form = JonctionForm(passage, request.POST)
    if form.is_valid():
        try:
            jonction = joindre(form.cleaned_data["jointe"], a=passage, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
        else:
            messages.success(
                request, f"{jonction.jointe.affaire} est jointe à {jonction.principale.affaire}."
            )
            return redirect("audiences:joindre", passage.pk)
    return _rendre(request, passage, form, status=422)


@require_POST
@habilitation("audiences.tenir_audience")
def defaire(request: HttpRequest, jonction_id: int) -> HttpResponse:
    """Défait une jonction tant que rien n'est jugé."""
    jonction = get_object_or_404(Jonction.objects.visibles_par(request.user), pk=jonction_id)
    passage = get_object_or_404(passages_lisibles(request.user), pk=jonction.principale_id)
    try:
        defaire_jonction(jonction, par=request.user)
    except ActeImpossible as refus:
        return _rendre(request, passage, JonctionForm(passage), refus=str(refus), status=422)
    messages.success(request, "La jonction est défaite. Si la note en parle, corrigez-y la mention.")
    return redirect("audiences:joindre", passage.pk)


def _rendre(
    request: HttpRequest, passage: Inscription, form: JonctionForm, *, refus: str = "", status: int = 200
) -> HttpResponse:
    jointes = jointes_par_affaire([passage.affaire_id], au=passage.audience.date)
    contexte = {
        "passage": passage,
        "etapes": fil_du_passage(passage),
        "form": form,
        "jointes": jointes.get(passage.affaire_id, []),
        "jointe_a": principale_de(passage),
        "refus": refus,
    }
    return rendre(request, "audiences/joindre.html", contexte, status=status)
