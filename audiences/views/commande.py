"""Commandes de la note : un formulaire, sa phrase et sa donnée."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from audiences.commande import COMMANDES, Commande
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
    initiale = {"partie": request.GET.get("partie", "")}
    if mention is not None:
        donnee = choisie.lire(passage).get(mention.pk)
        initiale = dict(donnee.initiale) if donnee else {}
    form = choisie.form(passage, None, initiale)
    cles = {"operation": uuid4(), "mention": mention.identifiant if mention else uuid4()}
    return _rendre(request, passage, choisie, form, cles, mention)


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
            messages.success(request, "La phrase est portée à la note, la donnée est enregistrée.")
            return redirect("audiences:note", inscription_id)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    mention = _ecrite(passage, choisie, str(cles["mention"]))
    return _rendre(request, passage, choisie, form, cles, mention, status=422)


@require_POST
@habilitation("audiences.tenir_note")
def retirer(request, inscription_id, code):
    """Retire la donnée et efface sa phrase."""
    choisie, cles = _commande(request, code), _cles(request)
    get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    try:
        retirer_commande(choisie, note_a_ecrire(request, inscription_id), **cles, par=request.user)
        messages.success(request, "La donnée est retirée et sa phrase effacée.")
    except ActeImpossible as refus:
        messages.error(request, str(refus))
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


def _rendre(request, passage, choisie, form, cles, mention, status=200):
    contexte = {
        "passage": passage,
        "commande": choisie,
        "form": form,
        "cles": cles,
        "est_correction": mention is not None,
    }
    return rendre(request, "audiences/commande.html", contexte, status=status)
