"""Documents d'une audience : ce qui est dû, ce qui est produit, et le PDF lui-même."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from audiences.models import Audience
from decisions.choix import EtatPiece
from decisions.forms.pieces import DemandeForm
from decisions.models import Piece
from decisions.selectors.pieces import Suivi, suivi_des_pieces
from decisions.services.demander_piece import demander_piece, demander_pieces_restantes
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import date_abregee
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre


def _audience(request, audience_id: int) -> Audience:
    visibles = Audience.objects.visibles_par(request.user).select_related("service", "juridiction")
    return get_object_or_404(visibles, pk=audience_id)


def _rendre_pieces(request, audience: Audience, suivi: Suivi, form=None, status=200):
    jour = f"{date_abregee(audience.date)}, {audience.service}"
    contexte = {
        "audience": audience,
        "suivi": suivi,
        "form": form,
        "peut_produire": request.user.peut(DROITS["decisions.produire"], audience.juridiction_id),
        "etapes": [
            ("Audiences", reverse("audiences:calendrier")),
            (jour, reverse("audiences:audience", args=[audience.pk])),
        ],
    }
    fragment = "decisions/fragments/pieces.html"
    return rendre(request, "decisions/pieces.html", contexte, fragment=fragment, status=status)


@require_GET
@habilitation("decisions.lire_pieces")
def pieces(request, audience_id):
    """Montre les documents dus ; ne redessine pas la zone si rien n'a changé depuis la marque reçue."""
    audience = _audience(request, audience_id)
    suivi = suivi_des_pieces(audience)
    if request.htmx and request.GET.get("vu") == suivi.vu and suivi.en_attente:
        return HttpResponse(status=204)
    return _rendre_pieces(request, audience, suivi)


@require_POST
@habilitation("decisions.produire")
def produire_piece(request, audience_id):
    """Demande un document, pour la première fois, de nouveau, ou après un échec."""
    audience = _audience(request, audience_id)
    suivi = suivi_des_pieces(audience)
    form = DemandeForm(request.POST, suivi=suivi)
    if not form.is_valid():
        return _rendre_pieces(request, audience, suivi, form, status=422)
    ligne = form.cleaned_data["ligne"]
    try:
        demander_piece(ligne.document, ligne.objet, par=request.user)
    except ActeImpossible as refus:
        form.add_error(None, str(refus))
        return _rendre_pieces(request, audience, suivi, form, status=422)
    return redirect("decisions:pieces", audience.pk)


@require_POST
@habilitation("decisions.produire")
def tout_produire(request, audience_id):
    """Demande tous les documents dus qui ne sont ni produits, ni en attente."""
    audience = _audience(request, audience_id)
    demander_pieces_restantes(audience, par=request.user)
    return redirect("decisions:pieces", audience.pk)


@require_GET
@habilitation("decisions.lire_pieces")
def piece(request, piece_id):
    """Sert le PDF gardé en base. Son nom de fichier ne dit le nom de personne."""
    produites = Piece.objects.visibles_par(request.user).filter(etat=EtatPiece.PRODUIT)
    piece = get_object_or_404(produites.select_related("audience", "inscription"), pk=piece_id)
    rang = f"-affaire-{piece.inscription.rang}" if piece.inscription else ""
    nom = f"{piece.document.lower()}-{piece.audience.date:%Y-%m-%d}{rang}-{piece.pk}.pdf"
    reponse = HttpResponse(bytes(piece.contenu), content_type="application/pdf")
    reponse["Content-Disposition"] = f'inline; filename="{nom}"'
    reponse["Cache-Control"] = "no-store, private"
    reponse["X-Content-Type-Options"] = "nosniff"
    return reponse
