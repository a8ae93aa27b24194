"""Commandes de la note : un formulaire, sa phrase et sa donnée."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from audiences.commande import COMMANDES, Commande
from audiences.forms.commande import telle_que_lue
from audiences.selectors.page_note import note_lue, passages_lisibles
from audiences.services.executer_commande import executer_commande, retirer_commande
from audiences.views.ecrire_note import note_a_ecrire
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre


@require_GET
@habilitation("audiences.tenir_note")
def commande(request, inscription_id, code):
    """Montre le formulaire ; `?mention=` corrige une donnée déjà écrite, `?partie=` propose une personne."""
    choisie = _commande(request, code)
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    mention = _ecrite(passage, choisie, request.GET.get("mention", ""))
    if mention is None:
        propose = {"partie": request.GET["partie"]} if "partie" in request.GET else {}
        return _proposer(request, passage, choisie, "", propose)
    return _corriger(request, passage, choisie, mention)


@require_POST
@habilitation("audiences.tenir_note")
def comprendre(request, inscription_id, code):
    """Montre le formulaire rempli de ce que disent les mots tapés après la commande ; n'écrit rien."""
    choisie = _commande(request, code)
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    return _proposer(request, passage, choisie, request.POST.get("arguments", ""), {})


@require_POST
@habilitation("audiences.tenir_note")
def executer(request, inscription_id, code):
    """Enregistre la donnée et sa phrase, ou rend le formulaire avec ce qui ne va pas."""
    choisie, cles = _commande(request, code), _cles(request)
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    form = choisie.form(passage, request.POST)
    if form.is_valid():
        try:
            note = note_a_ecrire(request, inscription_id)
            executer_commande(choisie, note, form.cleaned_data, **cles, par=request.user)
            return _fait(
                request, inscription_id, "La phrase est portée à la note, la donnée est enregistrée."
            )
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    mention = _ecrite(passage, choisie, str(cles["mention"]))
    return _rendre(request, passage, choisie, form, cles, {"mention": mention}, status=422)


@require_POST
@habilitation("audiences.tenir_note")
def retirer(request, inscription_id, code):
    """Retire la donnée et efface sa phrase."""
    choisie, cles = _commande(request, code), _cles(request)
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    try:
        retirer_commande(choisie, note_a_ecrire(request, inscription_id), **cles, par=request.user)
    except ActeImpossible as refus:
        mention = _ecrite(passage, choisie, str(cles["mention"]))
        if request.htmx:
            return _corriger(request, passage, choisie, mention, refus=str(refus))
        messages.error(request, str(refus))
        return redirect("audiences:note", inscription_id)
    return _fait(request, inscription_id, "La donnée est retirée et sa phrase effacée.")


def _fait(request, inscription_id, phrase: str):
    """Ramène à la note ; dans la page même, le fil tel qu'il est devenu suffit."""
    if request.htmx:
        return redirect("audiences:note-etat", inscription_id)
    messages.success(request, phrase)
    return redirect("audiences:note", inscription_id)


def _commande(request, code: str) -> Commande:
    trouvee = next((entree for entree in COMMANDES if entree.mot == code), None)
    if trouvee is None:
        raise Http404("Cette commande n’existe pas.")
    if not request.user.peut(DROITS[trouvee.droit]):
        raise PermissionDenied
    return trouvee


def _cles(request) -> dict[str, UUID]:
    try:
        return {nom: UUID(request.POST.get(nom, "")) for nom in ("operation", "mention")}
    except ValueError:
        raise Http404("Ce formulaire n’est plus valable.") from None


def _ecrite(passage, choisie: Commande, identifiant: str):
    """Donne la mention de la note que cette commande a écrite, ou rien."""
    note = note_lue(passage)
    ecrites = note.mentions.filter(commande=choisie.code, effacee_le__isnull=True) if note.pk else []
    return next((mention for mention in ecrites if str(mention.identifiant) == identifiant), None)


def _corriger(request, passage, choisie: Commande, mention, refus: str = ""):
    """Rend le formulaire rempli de la donnée que porte la mention ; `refus` dit ce qui n'a pu se faire."""
    donnee = choisie.lire(passage).get(mention.pk) if mention else None
    form = choisie.form(passage, None, dict(donnee.initiale) if donnee else {})
    cles = {"operation": uuid4(), "mention": mention.identifiant if mention else uuid4()}
    contexte = {"mention": mention, "refus": refus}
    return _rendre(request, passage, choisie, form, cles, contexte, status=422 if refus else 200)


def _proposer(request, passage, choisie: Commande, arguments: str, propose: dict):
    """Rend le formulaire prérempli ; `est_prete` : ce qui s'y lit suffit, rien n'est plus à saisir."""
    comprise = choisie.comprendre(passage, arguments)
    form = choisie.form(passage, None, dict(comprise.initiale) | propose)
    contexte = {
        "inconnus": comprise.inconnus,
        "est_prete": bool(comprise.initiale) and choisie.form(passage, telle_que_lue(form)).is_valid(),
    }
    cles = {"operation": uuid4(), "mention": uuid4()}
    return _rendre(request, passage, choisie, form, cles, contexte)


def _rendre(request, passage, choisie, form, cles, contexte, status=200):
    contexte = {"mention": None, "inconnus": (), "est_prete": False, "refus": ""} | contexte
    contexte |= {"passage": passage, "commande": choisie, "form": form, "cles": cles}
    fragment = "audiences/fragments/commande.html"
    return rendre(request, "audiences/commande.html", contexte, fragment=fragment, status=status)
