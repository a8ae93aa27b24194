"""Signer la note, puis la viser."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from audiences.forms.signature_note import SignatureForm
from audiences.models import Note
from audiences.selectors.fil_note import fil_de
from audiences.selectors.page_note import note_lue, passages_lisibles
from audiences.services.signer_note import signer_note
from audiences.services.viser_note import viser_note
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_GET
@habilitation("audiences.signer_note")
def signature(request, inscription_id):
    """Montre la note à relire et ce qui lui manque, avant la signature."""
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    fil = fil_de(passage, note_lue(passage))
    form = SignatureForm(fil.manques, initiale={"version": fil.note.version})
    return rendre(request, "audiences/note_signature.html", {"fil": fil, "form": form})


@require_POST
@habilitation("audiences.signer_note")
def signer(request, inscription_id):
    """Signe, ou rend la page avec ce qui l'empêche ; les motifs saisis reviennent."""
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    fil = fil_de(passage, note_lue(passage))
    form = SignatureForm(fil.manques, request.POST)
    if form.is_valid():
        try:
            note = get_object_or_404(Note.objects.visibles_par(request.user), inscription=passage)
            signer_note(note, motifs=form.motifs, version=form.cleaned_data["version"], par=request.user)
            messages.success(request, "La note est signée. Elle ne se modifie plus.")
            return redirect("audiences:note", inscription_id)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    return rendre(request, "audiences/note_signature.html", {"fil": fil, "form": form}, status=422)


@require_POST
@habilitation("audiences.viser_note")
def viser(request, inscription_id):
    """Vise la note signée."""
    note = get_object_or_404(Note.objects.visibles_par(request.user), inscription_id=inscription_id)
    try:
        viser_note(note, par=request.user)
        messages.success(request, "La note est visée.")
    except ActeImpossible as refus:
        messages.error(request, str(refus))
    return redirect("audiences:note", inscription_id)
