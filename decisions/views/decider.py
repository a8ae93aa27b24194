"""« Décider » : sort de chaque fait, peines et qualification, par prévenu."""

import json
from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from audiences.models import Inscription
from decisions.forms.composition import composer
from decisions.forms.decision import SaisieDuPassage
from decisions.selectors.decisions import decisions_de
from decisions.selectors.lecture import Lecture, lecture
from decisions.selectors.passages import voisins_de
from decisions.services.enregistrer_decisions import DecisionModifieeAilleurs, enregistrer_decisions
from decisions.services.passage import exiger_jugeable
from decisions.services.reprendre_decision import reprendre_decision
from decisions.services.valider_decisions import valider_decisions
from decisions.sort import SORTS
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import FINE, date_abregee, heure
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre

PAGE = "decisions/decider.html"
ZONE = "decisions/fragments/decision.html"
LECTURE = "decisions/fragments/lecture.html"

# Ce qui suit l'enregistrement : reçoit le passage, la saisie et les versions obtenues, dit ce qui est fait.
Acte = Callable[[Inscription, SaisieDuPassage, Mapping[int, int]], str]


@require_GET
@habilitation("decisions.consulter")
def decider(request: HttpRequest, inscription_id: int) -> HttpResponse:
    """Montre les décisions du passage, à compléter ou en lecture seule."""
    passage = passage_vu(request, inscription_id)
    return _rendre(request, passage, SaisieDuPassage(decisions_de(passage)))


@require_POST
@habilitation("decisions.decider")
def enregistrer_decision(request: HttpRequest, inscription_id: int) -> HttpResponse:
    """Enregistre le brouillon de tous les prévenus de la page."""

    def acte(passage: Inscription, saisie: SaisieDuPassage, versions: Mapping[int, int]) -> str:
        return f"Brouillon enregistré à {_maintenant()}."

    return _agir(request, passage_vu(request, inscription_id), acte)


@require_POST
@habilitation("decisions.decider")
def valider_decision(request: HttpRequest, inscription_id: int) -> HttpResponse:
    """Enregistre puis valide les brouillons : tous, ou celui du prévenu demandé."""
    demande = request.POST.get("prevenu", "")

    def acte(passage: Inscription, saisie: SaisieDuPassage, versions: Mapping[int, int]) -> str:
        retenues = {cle: version for cle, version in versions.items() if demande in ("", str(cle))}
        valider_decisions(passage, versions=retenues, motifs=saisie.motifs(), par=request.user)
        return f"Décision validée à {_maintenant()}."

    return _agir(request, passage_vu(request, inscription_id), acte)


@require_POST
@habilitation("decisions.decider")
def reprendre(request: HttpRequest, inscription_id: int, decision_id: int) -> HttpResponse:
    """Remet une décision validée en brouillon, après avoir enregistré ce qui est tapé pour les autres."""
    vu = passage_vu(request, inscription_id)
    decision = get_object_or_404(vu.decisions.visibles_par(request.user), pk=decision_id)

    def acte(passage: Inscription, saisie: SaisieDuPassage, versions: Mapping[int, int]) -> str:
        reprendre_decision(decision, par=request.user)
        return f"La décision est de nouveau en brouillon{FINE}; rien n’en a été effacé."

    return _agir(request, vu, acte)


@require_POST
@habilitation("decisions.decider")
def constats(request: HttpRequest, inscription_id: int) -> HttpResponse:
    """Relit ce qui est tapé, sans rien écrire : constats et dispositif."""
    passage = passage_vu(request, inscription_id)
    saisie = SaisieDuPassage(decisions_de(passage), request.POST)
    status = 200 if saisie.est_valide else 422
    return _rendre(request, passage, saisie, fragment=LECTURE, status=status)


@require_POST
@habilitation("decisions.decider")
def composer_decision(request: HttpRequest, inscription_id: int) -> HttpResponse:
    """Change la forme de la saisie sans rien écrire : ajouter, retirer une peine, copier un sort."""
    passage = passage_vu(request, inscription_id)
    ordre = request.POST.get("ordre", "")
    donnees = composer(request.POST, ordre)
    ajout_pour = ordre.removeprefix("ajouter:") if ordre.startswith("ajouter:") else ""
    return _rendre(request, passage, SaisieDuPassage(decisions_de(passage), donnees, ajout_pour=ajout_pour))


def passage_vu(request: HttpRequest, inscription_id: int) -> Inscription:
    """Donne le passage s'il est dans le périmètre de la personne, sinon 404."""
    passages = Inscription.objects.visibles_par(request.user)
    return get_object_or_404(passages.select_related("audience__service", "affaire"), pk=inscription_id)


def fil_de(passage: Inscription) -> list[tuple[str, str]]:
    """Donne le chemin de retour : le calendrier, l'audience, la note de l'affaire."""
    audience = passage.audience
    return [
        ("Audiences", reverse("audiences:calendrier")),
        (
            f"{date_abregee(audience.date)}, {audience.service}",
            reverse("audiences:audience", args=[audience.pk]),
        ),
        (str(passage), reverse("audiences:note", args=[passage.pk])),
    ]


def _agir(request: HttpRequest, passage: Inscription, acte: Acte) -> HttpResponse:
    """Enregistre ce qui est tapé, accomplit l'acte, revient à la page ; un refus la rend, rien de perdu."""
    saisie = SaisieDuPassage(decisions_de(passage), request.POST)
    if not saisie.est_valide:
        return _rendre(request, passage, saisie, status=422)
    try:
        versions = enregistrer_decisions(passage, saisies=saisie.saisies(), par=request.user)
    except ActeImpossible as refus:
        return _rendre_refus(request, passage, refus)
    try:
        fait = acte(passage, saisie, versions)
    except ActeImpossible as refus:
        enregistree = SaisieDuPassage(decisions_de(passage))
        return _rendre(request, passage, enregistree, refus=refus, motifs=saisie.motifs(), status=422)
    messages.success(request, fait)
    return redirect("decisions:decider", passage.pk)


def _rendre_refus(request: HttpRequest, passage: Inscription, refus: ActeImpossible) -> HttpResponse:
    """Rend la page avec ce qui a été tapé, et ce qu'une autre personne a enregistré s'il y a conflit."""
    saisie = SaisieDuPassage(decisions_de(passage), request.POST)
    if isinstance(refus, DecisionModifieeAilleurs):
        for prevenu in refus.prevenus & saisie.blocs.keys():
            saisie.blocs[prevenu].en_conflit = True
    return _rendre(request, passage, saisie, refus=refus, status=422)


def _rendre(
    request: HttpRequest,
    passage: Inscription,
    saisie: SaisieDuPassage,
    *,
    refus: ActeImpossible | None = None,
    motifs: Mapping[int, Mapping[str, str]] | None = None,
    fragment: str = ZONE,
    status: int = 200,
) -> HttpResponse:
    precedent, suivant = voisins_de(passage)
    contexte = {
        "passage": passage,
        "etapes": fil_de(passage),
        "precedent": precedent,
        "suivant": suivant,
        "lignes": [(prevenu, saisie.blocs.get(prevenu.partie.pk)) for prevenu in saisie.prevenus],
        "lectures": _lectures(saisie, saisie.motifs() if motifs is None else motifs),
        "a_decider": bool(saisie.blocs),
        "est_en_suspens": saisie.donnees is not None or _a_un_motif_tape(motifs),
        "erreurs": saisie.erreurs() if status == 422 and saisie.donnees is not None else [],
        "refus": refus,
        "empechement": _empechement(passage),
        "peut_decider": request.user.peut(DROITS["decisions.decider"], passage.juridiction_id),
        "precisions": json.dumps({sort.code: sort.precision for sort in SORTS if sort.precision}),
    }
    return rendre(request, PAGE, contexte, fragment=fragment, status=status)


def _a_un_motif_tape(motifs: Mapping[int, Mapping[str, str]] | None) -> bool:
    return any(motif for par_regle in (motifs or {}).values() for motif in par_regle.values())


def _lectures(saisie: SaisieDuPassage, motifs: Mapping[int, Mapping[str, str]]) -> list[Lecture]:
    lectures = []
    for prevenu in saisie.prevenus:
        bloc = saisie.blocs.get(prevenu.partie.pk)
        if bloc is None:
            dite = prevenu.dite
        elif bloc.donnees is None or bloc.est_valide:
            dite = bloc.dite()
        else:
            dite = None
        lectures.append(lecture(prevenu, dite, motifs.get(prevenu.partie.pk) or prevenu.motifs))
    return lectures


def _empechement(passage: Inscription) -> str:
    """Donne pourquoi l'affaire ne peut être jugée, vide si elle peut l'être."""
    try:
        exiger_jugeable(passage)
    except ActeImpossible as refus:
        return str(refus)
    return ""


def _maintenant() -> str:
    instant = timezone.localtime()
    return heure(instant.hour, instant.minute)
