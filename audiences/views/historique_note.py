"""L'historique de la note : minute par minute, qui a écrit quoi, et revenir à un instant."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from audiences.forms.restauration import RestaurationForm
from audiences.models import Mention, Note
from audiences.selectors.chaine_note import verifier_chaine
from audiences.selectors.histoire_note import histoire_de, instant_de
from audiences.selectors.origine_mention import origine_de
from audiences.selectors.page_note import note_lue, passages_lisibles
from audiences.selectors.restauration_note import plan_de_restauration
from audiences.services.restaurer_note import restaurer_note
from audiences.views.fil import fil_du_passage
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre


@require_GET
@habilitation("audiences.lire_note")
def historique_note(request, inscription_id):
    """Montre la note à une minute (`?minute=`), et ce que cette minute a changé."""
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    note = note_lue(passage)
    histoire = histoire_de(passage, note, instant_de(request.GET.get("minute", "")))
    en_entier = "verifier" in request.GET and note.pk is not None
    rupture = verifier_chaine(note) if en_entier else histoire.rupture
    tient = request.user.peut(DROITS["audiences.tenir_note"], passage.juridiction_id)
    contexte = {"passage": passage, "histoire": histoire, "etapes": fil_du_passage(passage)}
    contexte |= {"rupture": rupture, "est_verifiee_en_entier": en_entier}
    contexte |= {"peut_restaurer": tient and note.pk and note.signee_le is None}
    contexte["avant_restauration"] = _entier(request.GET.get("restauree", ""))
    return rendre(request, "audiences/note_historique.html", contexte)


@require_GET
@habilitation("audiences.lire_note")
def origine_mention(request, inscription_id, mention_id):
    """Montre de qui vient chaque passage d'une mention."""
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    mentions = Mention.objects.visibles_par(request.user).filter(note__inscription=passage)
    origine = origine_de(get_object_or_404(mentions, pk=mention_id))
    etapes = [*fil_du_passage(passage), ("Historique", _adresse(passage))]
    return rendre(request, "audiences/note_origine.html", {"origine": origine, "etapes": etapes})


@require_http_methods(["GET", "POST"])
@habilitation("audiences.tenir_note")
def restaurer(request, inscription_id):
    """Montre ce que la restauration changerait ; un envoi confirmé la fait."""
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    note = get_object_or_404(Note.objects.visibles_par(request.user), inscription=passage)
    form = RestaurationForm(request.POST if request.method == "POST" else request.GET)
    if not form.is_valid():
        raise Http404
    if request.method == "POST" and form.est_complete:
        try:
            plan, avant = restaurer_note(note, **form.voulue, par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
        else:
            messages.success(request, _dire(plan))
            return redirect(f"{_adresse(passage)}?restauree={avant}")
    return _confirmer(request, passage, note, form)


def _confirmer(request, passage, note, form):
    """Rend la page de confirmation, d'après la note telle qu'elle est à présent."""
    saisie = form.cleaned_data
    plan = plan_de_restauration(note, jusqua=saisie["operation"], mention=saisie["mention"])
    etapes = [*fil_du_passage(passage), ("Historique", _adresse(passage))]
    contexte = {"plan": plan, "note": note, "form": form, "passage": passage, "etapes": etapes}
    contexte |= {"saisie": saisie, "cle": uuid4()}
    contexte["moment"] = note.operations.filter(pk__lte=saisie["operation"]).order_by("-pk").first()
    return rendre(request, "audiences/note_restaurer.html", contexte, status=422 if form.errors else 200)


def _adresse(passage) -> str:
    return reverse("audiences:note-historique", args=[passage.pk])


def _entier(texte: str) -> int | None:
    return int(texte) if texte.isdecimal() and texte.isascii() and len(texte) < 19 else None


def _dire(plan) -> str:
    """Dit ce qui a été restauré, et ce qui ne l'a pas été."""
    if not plan.retours:
        return "La note est restaurée."
    pluriel = "s" if len(plan.retours) > 1 else ""
    dit = f"{len(plan.retours)} mention{pluriel} restaurée{pluriel}."
    if plan.sautees:
        dit += f" {len(plan.sautees)} ne se restaure{'nt' if len(plan.sautees) > 1 else ''} pas par le texte."
    return dit
