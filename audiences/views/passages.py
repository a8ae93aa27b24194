"""« Passages » : toute la vie d'une affaire, en lecture ; les actes partent d'ici."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from audiences.selectors.passages import affaires_a_montrer, vie_de
from audiences.views.fil import fil_des_audiences
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre


@require_GET
@habilitation("audiences.consulter")
def passages(request: HttpRequest, affaire_id: int) -> HttpResponse:
    """Montre chaque audience de l'affaire, de la première à la prochaine."""
    affaire = get_object_or_404(affaires_a_montrer(request.user), pk=affaire_id)
    contexte = {"affaire": affaire, "vie": vie_de(affaire), "etapes": fil_des_audiences()}
    for nom, droit in (
        ("peut_lire_note", "audiences.lire_note"),
        ("peut_joindre", "audiences.tenir_audience"),
        ("peut_disjoindre", "audiences.modifier_affaire"),
    ):
        contexte[nom] = request.user.peut(DROITS[droit], affaire.juridiction_id)
    return rendre(request, "audiences/passages.html", contexte)
