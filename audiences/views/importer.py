"""Import d'un rôle : dépôt, différences, décision, suivi."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audiences.choix import EtatImport
from audiences.formats.anomalie import FichierIllisible, Niveau
from audiences.formats.gabarit_classeur import gabarit_a_corriger
from audiences.formats.lecture import lire_role
from audiences.forms.acte import ActeForm
from audiences.forms.role import ChoixForm, DepotForm
from audiences.models import ImportRole
from audiences.selectors.apercu_role import apercu_de
from audiences.selectors.suivi_import import audiences_importees, suivi_de
from audiences.services.abandonner_role import abandonner_role
from audiences.services.deposer_role import deposer_role
from audiences.services.lancer_import import lancer_import, reprendre_import
from audiences.views.fil import fil_des_audiences
from mistral.socle.comptes.models import Juridiction
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre

_EN_ATTENTE = (EtatImport.A_VERIFIER, EtatImport.EN_COURS, EtatImport.ECHEC)
_CLASSEUR = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
@habilitation("audiences.importer_role")
def importer(request):
    """Reçoit un fichier et mène à ses différences ; rien n'est créé ici."""
    tribunaux = Juridiction.objects.filter(pk__in=request.user.perimetre)
    donnees = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DepotForm(*donnees, tribunaux=tribunaux)
    if form.is_valid() and (depot := _deposer(request, form)):
        return redirect("audiences:import", depot.pk)
    attente = ImportRole.objects.visibles_par(request.user).filter(etat__in=_EN_ATTENTE)
    contexte = {"form": form, "attente": attente.select_related("depose_par").defer("contenu")}
    contexte["etapes"] = fil_des_audiences()
    status = 422 if form.is_bound else 200
    return rendre(request, "audiences/importer.html", contexte, status=status)


def _deposer(request, form) -> ImportRole | None:
    """Dépose le fichier, ou porte au formulaire la place et la raison du refus."""
    fichier = form.cleaned_data["fichier"]
    try:
        return deposer_role(
            form.cleaned_data["tribunal"],
            nom_fichier=fichier.name,
            contenu=fichier.read(),
            par=request.user,
        )
    except (FichierIllisible, ActeImpossible) as refus:
        form.add_error("fichier", str(refus))
        return None


def _depot(request, import_id) -> ImportRole:
    return get_object_or_404(ImportRole.objects.visibles_par(request.user), pk=import_id)


@require_GET
@habilitation("audiences.importer_role")
def apercu(request, import_id):
    """Montre ce que l'import changerait, où il en est, ou ce qu'il a fait."""
    return _rendre_import(request, _depot(request, import_id))


def _rendre_import(request, depot, form=None, status=200):
    etapes = [*fil_des_audiences(), ("Importer un rôle", reverse("audiences:importer"))]
    contexte = {"depot": depot, "form": form, "etapes": etapes, "rejets": depot.rejets.all()}
    contexte["lignes_a_corriger"] = depot.lignes_rejetees.exists()
    if depot.etat == EtatImport.A_VERIFIER:
        return rendre(request, "audiences/import.html", contexte | _differences(depot), status=status)
    vues, attentes = _nombre(request, "vues"), _nombre(request, "attentes") or 0
    contexte["suivi"] = suivi_de(depot, vues=vues, attentes=attentes)
    if depot.etat == EtatImport.APPLIQUE:
        contexte["audiences"] = audiences_importees(depot)
    fragment = "audiences/fragments/suivi-import.html"
    return rendre(request, "audiences/import_suivi.html", contexte, fragment=fragment, status=status)


def _differences(depot) -> dict:
    lecture = lire_role(depot.nom_fichier, bytes(depot.contenu))
    emis_le = depot.emis_le or depot.depose_le
    return {
        "apercu": apercu_de(lecture, depot.juridiction_id, emis_le=emis_le),
        "emis_le": emis_le,
        "informations": [a for a in lecture.anomalies if a.niveau is Niveau.INFORMATION],
    }


def _nombre(request, nom: str) -> int | None:
    texte = request.GET.get(nom, "")
    return int(texte) if texte.isascii() and texte.isdigit() and len(texte) < 7 else None


@require_POST
@habilitation("audiences.importer_role")
def appliquer_import(request, import_id):
    """Confie le rôle vérifié à l'ouvrier, avec les choix faits."""
    depot = _depot(request, import_id)
    form = ChoixForm(request.POST)
    if not form.is_valid():
        return _rendre_import(request, depot, form, status=422)
    try:
        lancer_import(depot, par=request.user, choix=form.choix)
    except ActeImpossible as refus:
        return _refuser(request, depot, form, refus)
    return redirect("audiences:import", depot.pk)


@require_POST
@habilitation("audiences.importer_role")
def reprendre(request, import_id):
    """Reprend un import interrompu."""
    depot = _depot(request, import_id)
    form = ActeForm(request.POST)
    try:
        reprendre_import(depot, par=request.user)
    except ActeImpossible as refus:
        return _refuser(request, depot, form, refus)
    return redirect("audiences:import", depot.pk)


@require_POST
@habilitation("audiences.importer_role")
def abandonner_import(request, import_id):
    """Abandonne le rôle déposé et en efface le contenu."""
    depot = _depot(request, import_id)
    form = ActeForm(request.POST)
    try:
        abandonner_role(depot, par=request.user)
    except ActeImpossible as refus:
        return _refuser(request, depot, form, refus)
    messages.info(request, "L’import est abandonné. Le contenu du fichier est effacé.")
    return redirect("audiences:importer")


def _refuser(request, depot, form, refus):
    form.is_valid()
    form.add_error(None, str(refus))
    depot.refresh_from_db()
    return _rendre_import(request, depot, form, status=422)


@require_GET
@habilitation("audiences.importer_role")
def a_corriger(request, import_id):
    """Donne les lignes écartées dans un classeur à corriger, qui s'importe tel quel."""
    depot = _depot(request, import_id)
    lignes = [(*ligne.cellules, ligne.motif) for ligne in depot.lignes_rejetees.all()]
    reponse = HttpResponse(gabarit_a_corriger(lignes), content_type=_CLASSEUR)
    reponse["Content-Disposition"] = f'attachment; filename="role-a-corriger-{depot.pk}.xlsx"'
    reponse["Cache-Control"] = "no-store, private"
    return reponse
