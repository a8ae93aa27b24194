"""« Mon compte » : identité, fonctions en cours, mot de passe."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mistral.socle.cloisonnement import cloison
from mistral.socle.comptes.forms import MotDePasseForm
from mistral.socle.habilitation import connecte
from mistral.socle.http import rendre
from mistral.socle.journal import consigner


@connecte
@require_http_methods(["GET", "POST"])
def mon_compte(request):
    """Montre le compte ; un envoi change le mot de passe."""
    form = MotDePasseForm(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            consigner("mot-de-passe-change", request.user, par=request.user)
        update_session_auth_hash(request, request.user)
        messages.success(request, "Votre mot de passe est changé. Vos autres sessions sont fermées.")
        return redirect("comptes:mon-compte")
    with cloison(request.user.perimetre, utilisateur=request.user.pk):
        fonctions = list(request.user.habilitations.en_cours().select_related("juridiction", "service"))
    contexte = {"form": form, "habilitations": fonctions}
    status = 422 if form.is_bound else 200
    return rendre(request, "comptes/mon_compte.html", contexte, status=status)
