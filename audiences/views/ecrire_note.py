"""Ce que le poste envoie à la note : frappes en JSON, ou formulaire sans JavaScript."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from audiences.forms.operations_note import OperationForm, lire_lot
from audiences.models import Note
from audiences.operation import Accuse, EtatAccuse
from audiences.selectors.note_du_passage import note_du_passage
from audiences.selectors.page_note import page_note, passages_lisibles
from audiences.selectors.reponse_note import reponse_lot
from audiences.services.ecrire_note import appliquer_au_passage, appliquer_operations
from audiences.services.ouvrir_note import ouvrir_note
from audiences.views.note import rendre_note
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation

_AUTRE_PERSONNE = (
    "Une autre personne s’est connectée dans ce navigateur. Votre texte n’est pas enregistré "
    "sous son nom\u202f: reconnectez-vous sous le vôtre."
)


def note_a_ecrire(request, inscription_id) -> Note:
    """Donne la note du passage, dans le périmètre de la personne ; l'ouvre si elle ne l'était pas."""
    note = note_du_passage(request.user, inscription_id)
    return note or ouvrir_note(get_object_or_404(passages_lisibles(request.user), pk=inscription_id))


@require_POST
@habilitation("audiences.tenir_note")
def operations_note(request, inscription_id):
    """Reçoit un lot de frappes et en accuse réception, en JSON."""
    try:
        personne, operations = lire_lot(request.body)
        if personne != request.user.pk:
            raise ActeImpossible(_AUTRE_PERSONNE)
        return JsonResponse(reponse_lot(_recevoir(request, inscription_id, operations)))
    except ValidationError as refus:
        return _refus(request, inscription_id, " ".join(refus.messages), 422)
    except ActeImpossible as refus:
        return _refus(request, inscription_id, str(refus), 409)


def _refus(request, inscription_id, phrase, status) -> JsonResponse:
    """Dit pourquoi rien n'est enregistré ; hors de portée, la note est introuvable, lisible ou non le lot."""
    note_a_ecrire(request, inscription_id)
    return JsonResponse({"etat": "REFUS", "phrase": phrase}, status=status)


def _recevoir(request, inscription_id, operations) -> list[Accuse]:
    """Enregistre les frappes ; la première d'une affaire ouvre sa note."""
    try:
        return appliquer_au_passage(inscription_id, operations, par=request.user)
    except Note.DoesNotExist:
        return appliquer_operations(note_a_ecrire(request, inscription_id), operations, par=request.user)


@require_POST
@habilitation("audiences.tenir_note")
def ecrire_mention(request, inscription_id):
    """Ajoute, modifie, efface ou rétablit une mention par un formulaire."""
    note = note_a_ecrire(request, inscription_id)
    form = OperationForm(request.POST)
    accuse = _enregistrer(note, form, request.user)
    if accuse is not None and accuse.etat is EtatAccuse.ENREGISTREE:
        messages.success(request, "La note est enregistrée.")
        return redirect("audiences:note", inscription_id)
    if accuse is not None:
        # Le texte tapé revient, prêt à remplacer l'autre si la personne le confirme.
        form = OperationForm(initial=form.cleaned_data | {"operation": uuid4(), "base": accuse.version})
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    return rendre_note(request, page_note(passage), form, conflit=accuse, status=422)


def _enregistrer(note: Note, form: OperationForm, par) -> Accuse | None:
    """Donne l'accusé de la saisie ; rien, et l'erreur au formulaire, si elle est refusée."""
    if not form.is_valid():
        return None
    try:
        return appliquer_operations(note, [form.lue], par=par)[0]
    except ActeImpossible as refus:
        form.add_error(None, str(refus))
        return None
