"""Clé de la boîte d'envoi du poste, donnée à la personne connectée seulement."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from audiences.models import Inscription
from audiences.selectors.cle_boite import cle_boite
from mistral.socle.habilitation import habilitation


@require_GET
@habilitation("audiences.tenir_note")
def cle_note(request, inscription_id):
    """Donne de quoi relire et envoyer ce que le poste garde de cette note, et un jeton d'envoi neuf."""
    passage = get_object_or_404(Inscription.objects.visibles_par(request.user), pk=inscription_id)
    reponse = {
        "personne": request.user.pk,
        "cle": cle_boite(request.user.pk, passage.pk),
        "jeton": get_token(request),
        "operations": reverse("audiences:note-operations", args=[passage.pk]),
    }
    return JsonResponse(reponse, headers={"Cache-Control": "no-store, private"})
