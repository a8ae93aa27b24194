"""L'écran de la note, et son fil lu en direct."""

from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from audiences.commande import COMMANDES
from audiences.forms.lecture_fil import LectureDuFil
from audiences.forms.operations_note import OperationForm
from audiences.prolongement import prolongements_de
from audiences.selectors.bandeau import bandeau_de
from audiences.selectors.cle_boite import cle_boite
from audiences.selectors.fil_note import fil_de
from audiences.selectors.jonction import jointes_par_affaire, principale_de
from audiences.selectors.note_du_passage import note_du_passage
from audiences.selectors.page_note import note_lue, page_note, passages_lisibles
from audiences.selectors.suite_note import suite_de
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre


@require_GET
@habilitation("audiences.lire_note")
def note(request, inscription_id):
    """Montre la note ; `?modifier=` ouvre le composeur sur une mention, `?etape=` sur une trame."""
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    page = page_note(passage, lecteur=_lecteur(request, note_lue(passage)))
    return rendre_note(request, page, OperationForm(initial=_initiale(page, request.GET)))


@require_GET
@habilitation("audiences.lire_note")
def etat_note(request, inscription_id):
    """Rend le fil ; 304 à la marque donnée ; la suite depuis `version` si la note n'a fait que s'écrire."""
    note = note_du_passage(request.user, inscription_id)
    if note is None:
        raise Http404
    demande = LectureDuFil(request.GET)
    if demande.est_a_jour(note):
        return HttpResponse(status=304)
    if demande.suffit_la_suite(note):
        return _rendre_la_suite(request, note, demande)
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    fil = fil_de(passage, note_lue(passage), lecteur=_lecteur(request, note))
    return rendre(
        request,
        "audiences/fragments/note-fil.html",
        contexte_du_fil(request, fil) | {"deja": demande.version},
    )


def _rendre_la_suite(request, note, demande):
    suite = suite_de(
        note, depuis=demande.version, lecteur=_lecteur(request, note), avec_manques=demande.avec_manques
    )
    return rendre(request, "audiences/suite_du_fil.html", contexte_du_fil(request, suite))


def contexte_du_fil(request, fil) -> dict:
    """Donne ce que le gabarit du fil attend ; `ecrit` dit si la personne peut encore écrire."""
    ecrit = _ecrit(request, fil.note)
    return {"fil": fil, "ecrit": ecrit, "annote": _lecteur(request, fil.note) is not None}


def _ecrit(request, note) -> bool:
    return note.signee_le is None and request.user.peut(DROITS["audiences.tenir_note"], note.juridiction_id)


def _lecteur(request, note) -> Utilisateur | None:
    """Donne la personne si elle lit sans écrire et peut poser des marques : elle voit alors les siennes."""
    annote = request.user.peut(DROITS["audiences.annoter_note"], note.juridiction_id)
    return request.user if annote and not _ecrit(request, note) else None


def rendre_note(request, page, form, *, conflit=None, status=200):
    """Rend l'écran, avec ce que la personne a le droit d'y faire."""
    contexte = contexte_du_fil(request, page.fil) | _droits(request, page.inscription)
    contexte |= {"page": page, "form": form, "conflit": conflit, "cle": _cle(request, page.inscription)}
    contexte["prolongements"] = _prolongements(request, page)
    passage = page.inscription
    contexte["bandeau"] = bandeau_de(passage, maintenant=timezone.now())
    jointes = jointes_par_affaire([passage.affaire_id], au=passage.audience.date)
    contexte |= {"jointes": jointes.get(passage.affaire_id, []), "jointe_a": principale_de(passage)}
    return rendre(request, "audiences/note.html", contexte, status=status)


def _cle(request, passage) -> str:
    """Donne la clé de la boîte d'envoi du poste à qui écrit des notes dans ce tribunal."""
    tient = request.user.peut(DROITS["audiences.tenir_note"], passage.juridiction_id)
    return cle_boite(request.user.pk, passage.pk) if tient else ""


def _droits(request, passage) -> dict:
    """Donne les actes et les commandes permis à la personne sur ce passage."""
    tribunal = passage.juridiction_id
    actes = ("tenir_audience", "modifier_affaire", "signer_note", "viser_note")
    droits = {acte: request.user.peut(DROITS[f"audiences.{acte}"], tribunal) for acte in actes}
    return droits | {"commandes": [c for c in COMMANDES if request.user.peut(DROITS[c.droit], tribunal)]}


def _prolongements(request, page) -> list[dict]:
    """Donne les liens des autres apps ; une touche désigne une seule chose, celle d'un locuteur l'emporte."""
    prises = {f"Alt+{locuteur.touche}" for locuteur in page.locuteurs}
    liens = prolongements_de(page.inscription, "INSCRIPTION", request.user)
    return [lien | {"touche": "" if lien["touche"] in prises else lien["touche"]} for lien in liens]


def _initiale(page, demande) -> dict:
    """Donne au composeur une mention à modifier, une trame à compléter, ou une mention vierge."""
    vierge = {"operation": uuid4(), "mention": uuid4(), "base": 0, "etape": "APPEL"}
    if page.fil.presentes:
        vierge["etape"] = page.fil.presentes[-1].etape
    for mention in page.fil.presentes:
        if str(mention.identifiant) == demande.get("modifier") and not mention.commande:
            champs = ("etape", "locuteur", "partie", "texte")
            valeurs = {champ: getattr(mention, champ) for champ in champs}
            return vierge | valeurs | {"mention": mention.identifiant, "base": mention.version}
    for groupe in page.groupes:
        for trame in groupe.trames:
            if trame.code == demande.get("etape") and str(trame.partie or "") == demande.get("partie", ""):
                return vierge | {"etape": trame.code, "partie": trame.partie, "texte": trame.texte}
    return vierge
