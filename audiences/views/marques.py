"""Les marques privées d'un lecteur : les siennes seulement."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audiences.forms.marque import MarqueForm
from audiences.models import MarqueNote, Mention
from audiences.selectors.page_note import passages_lisibles
from audiences.services.marquer import marquer, retirer_marque
from audiences.views.fil import fil_du_passage
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_GET
@habilitation("audiences.annoter_note")
def marques(request, inscription_id):
    """Donne la liste de ses marques sur une note, dans l'ordre des mentions."""
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    siennes = MarqueNote.objects.visibles_par(request.user).filter(auteur=request.user)
    siennes = siennes.filter(mention__note__inscription=passage).select_related("mention")
    contexte = {"passage": passage, "marques": siennes.order_by("mention__rang")}
    return rendre(request, "audiences/marques.html", contexte | {"etapes": fil_du_passage(passage)})


@require_http_methods(["GET", "POST"])
@habilitation("audiences.annoter_note")
def marque(request, mention_id):
    """Montre sa marque sur une mention ; un envoi la pose ou la change."""
    mention = _mention(request, mention_id)
    posee = MarqueNote.objects.filter(mention=mention, auteur=request.user).first()
    initiale = {"est_a_revoir": posee.est_a_revoir, "texte": posee.texte} if posee else {"est_a_revoir": True}
    form = MarqueForm(request.POST if request.method == "POST" else None, initial=initiale)
    if form.is_valid():
        marquer(mention, **form.cleaned_data, par=request.user)
        return redirect(_retour(mention))
    contexte = {"mention": mention, "form": form, "posee": posee, "retour": _retour(mention)}
    contexte["etapes"] = fil_du_passage(passages_lisibles(request.user).get(pk=mention.note.inscription_id))
    return rendre(request, "audiences/marque.html", contexte, status=422 if form.errors else 200)


@require_POST
@habilitation("audiences.annoter_note")
def retirer_la_marque(request, mention_id):
    """Retire sa marque."""
    mention = _mention(request, mention_id)
    retirer_marque(mention, par=request.user)
    return redirect(_retour(mention))


def _mention(request, mention_id) -> Mention:
    mentions = Mention.objects.visibles_par(request.user).select_related("note")
    return get_object_or_404(mentions, pk=mention_id)


def _retour(mention: Mention) -> str:
    """Donne la place de la mention dans la note."""
    adresse = reverse("audiences:note", args=[mention.note.inscription_id])
    return f"{adresse}#mention-{mention.identifiant}"
