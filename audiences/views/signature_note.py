"""Signer la note, la viser ou dire pourquoi on ne la vise pas, y ajouter une mention datée."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audiences.documents.note import NOTE
from audiences.forms.apres_signature import MentionPosterieureForm, ObservationForm
from audiences.forms.signature_note import SignatureForm
from audiences.models import Note
from audiences.prolongement import prolongements_de
from audiences.selectors.fil_note import fil_de
from audiences.selectors.page_note import note_lue, passages_lisibles
from audiences.selectors.signature_note import bloquants_de, manques_affiches, note_signee, notes_a_signer
from audiences.services.ajouter_mention_posterieure import ajouter_mention_posterieure
from audiences.services.observer_note import observer_note
from audiences.services.signer_note import signer_note
from audiences.services.viser_note import viser_note
from audiences.views.fil import fil_du_passage
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre
from mistral.socle.impression import imprimer_document


@require_GET
@habilitation("audiences.signer_note")
def signature(request, inscription_id):
    """Montre la note à relire et ce qui lui manque, avant la signature."""
    passage, fil, manques = _a_signer(request, inscription_id)
    form = SignatureForm(manques, initiale={"version": fil.note.version})
    return _rendre_signature(request, passage, fil, form)


@require_POST
@habilitation("audiences.signer_note")
def signer(request, inscription_id):
    """Signe et mène à la note suivante, ou rend la page avec ce qui l'empêche ; les motifs reviennent."""
    passage, fil, manques = _a_signer(request, inscription_id)
    form = SignatureForm(manques, request.POST)
    if form.is_valid():
        try:
            note = get_object_or_404(Note.objects.visibles_par(request.user), inscription=passage)
            signer_note(note, motifs=form.motifs, version=form.cleaned_data["version"], par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
        else:
            return _suivante(request, passage)
    return _rendre_signature(request, passage, fil, form, status=422)


@require_GET
@habilitation("audiences.lire_note")
def apercu_note(request, inscription_id):
    """Montre la note telle qu'elle s'imprimera ; rien n'en est gardé."""
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    reponse = HttpResponse(imprimer_document(NOTE, passage).pdf, content_type="application/pdf")
    reponse["Content-Disposition"] = f'inline; filename="note-apercu-{passage.pk}.pdf"'
    reponse["Cache-Control"] = "no-store, private"
    return reponse


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


@require_http_methods(["GET", "POST"])
@habilitation("audiences.viser_note")
def observations(request, inscription_id):
    """Dit au greffier pourquoi le visa attend ; la note signée ne change pas."""
    note = _signee(request, inscription_id)
    form = ObservationForm(request.POST or None)
    if form.is_valid():
        try:
            observer_note(note, texte=form.cleaned_data["texte"], par=request.user)
            messages.success(request, "Vos observations sont transmises au greffier.")
            return redirect("audiences:note", inscription_id)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    contexte = {"titre": "Observations avant le visa", "bouton": "Transmettre au greffier"}
    return _rendre_suite(request, note, form, contexte)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.signer_note")
def mention_posterieure(request, inscription_id):
    """Ajoute une mention datée à la note signée."""
    note = _signee(request, inscription_id)
    suites = note_signee(note, note.inscription.audience.date, aujourd_hui=timezone.localdate())
    form = MentionPosterieureForm(suites.sans_reponse, request.POST or None)
    if form.is_valid():
        try:
            saisie = {"repond_a": None} | form.cleaned_data
            ajouter_mention_posterieure(note, **saisie, par=request.user)
            messages.success(request, "La mention est ajoutée, datée et signée de votre nom.")
            return redirect("audiences:note", inscription_id)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    contexte = {"titre": "Mention postérieure", "bouton": "Ajouter la mention", "suites": suites}
    return _rendre_suite(request, note, form, contexte)


def _a_signer(request, inscription_id):
    """Donne le passage, le fil de sa note, et ce qui empêche de la signer sans motif."""
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    fil = fil_de(passage, note_lue(passage))
    liens = {lien["code"]: lien["adresse"] for lien in prolongements_de(passage, "INSCRIPTION", request.user)}
    constats = bloquants_de(list(fil.manques), fil.note, par=request.user)
    return passage, fil, manques_affiches(passage, constats, decision=liens.get("DECIDER", ""))


def _suivante(request, passage):
    """Mène à la note suivante à signer de l'audience ; à la note signée s'il n'y en a plus."""
    suivante = notes_a_signer(passage).first()
    messages.success(request, f"La note de {passage} est signée. Elle ne se modifie plus.")
    if suivante is None:
        return redirect("audiences:note", passage.pk)
    return redirect("audiences:signature", suivante.pk)


def _signee(request, inscription_id) -> Note:
    notes = Note.objects.visibles_par(request.user).filter(signee_le__isnull=False)
    lies = ("inscription__audience__service", "inscription__affaire")
    return get_object_or_404(notes.select_related(*lies), inscription_id=inscription_id)


def _rendre_signature(request, passage, fil, form, status=200):
    contexte = {"fil": fil, "form": form, "autres": list(notes_a_signer(passage)), "ecrit": False}
    contexte["etapes"] = fil_du_passage(passage)
    return rendre(request, "audiences/note_signature.html", contexte, status=status)


def _rendre_suite(request, note, form, contexte):
    contexte |= {"note": note, "form": form, "etapes": fil_du_passage(note.inscription)}
    status = 422 if form.errors else 200
    return rendre(request, "audiences/note_suite.html", contexte, status=status)
