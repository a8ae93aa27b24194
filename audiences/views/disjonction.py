"""« Disjoindre » : séparer des prévenus ou des faits, et défaire."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from audiences.forms.disjonction import DisjonctionForm
from audiences.models import Disjonction, Inscription
from audiences.selectors.disjonction import disjonctions_de, divisible, numero_propose
from audiences.selectors.page_note import passages_lisibles
from audiences.services.defaire_disjonction import defaire_disjonction
from audiences.services.disjoindre import disjoindre
from audiences.views.fil import fil_du_passage
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def disjoindre_affaire(request: HttpRequest, inscription_id: int) -> HttpResponse:
    """Montre ce qui peut partir ; un envoi crée l'affaire nouvelle."""
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    form = _form(passage, request.POST if request.method == "POST" else None)
    if request.method == "GET":
        return _rendre(request, passage, form)
    if form.is_valid():
        try:
            disjonction = disjoindre(passage, par=request.user, **form.demande)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
        else:
            messages.success(request, f"L’affaire {disjonction.nouvelle.affaire} est inscrite au rôle.")
            return redirect("audiences:passages", disjonction.nouvelle.affaire_id)
    return _rendre(request, passage, form, status=422)


@require_POST
@habilitation("audiences.modifier_affaire")
def defaire(request: HttpRequest, disjonction_id: int) -> HttpResponse:
    """Défait une disjonction à laquelle rien n'a donné suite."""
    disjonction = get_object_or_404(Disjonction.objects.visibles_par(request.user), pk=disjonction_id)
    passage = get_object_or_404(passages_lisibles(request.user), pk=disjonction.origine_id)
    try:
        defaire_disjonction(disjonction, par=request.user)
    except ActeImpossible as refus:
        return _rendre(request, passage, _form(passage), refus=str(refus), status=422)
    messages.success(request, "La disjonction est défaite.")
    return redirect("audiences:disjoindre", passage.pk)


def _form(passage: Inscription, donnees=None) -> DisjonctionForm:
    numero = numero_propose(passage.affaire)
    return DisjonctionForm(
        passage, divisible(passage.affaire), donnees, numero=numero, aujourd_hui=timezone.localdate()
    )


def _rendre(
    request: HttpRequest, passage: Inscription, form: DisjonctionForm, *, refus: str = "", status: int = 200
) -> HttpResponse:
    contexte = {
        "passage": passage,
        "etapes": fil_du_passage(passage),
        "form": form,
        "disjonctions": disjonctions_de(passage),
        "refus": refus,
    }
    return rendre(request, "audiences/disjoindre.html", contexte, status=status)
