"""Import d'un rôle : dépôt, aperçu, décision."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audiences.choix import EtatImport
from audiences.formats.anomalie import FichierIllisible, Niveau
from audiences.formats.lecture import lire_role
from audiences.forms.acte import ActeForm
from audiences.forms.role import DepotForm
from audiences.models import ImportRole
from audiences.selectors.apercu_role import apercu_de
from audiences.services.abandonner_role import abandonner_role
from audiences.services.appliquer_role import appliquer_role
from audiences.services.deposer_role import deposer_role
from audiences.views.fil import fil_des_audiences
from mistral.socle.comptes.models import Juridiction
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_http_methods(["GET", "POST"])
@habilitation("audiences.importer_role")
def importer(request):
    """Reçoit un fichier et mène à son aperçu ; rien n'est créé ici."""
    tribunaux = Juridiction.objects.filter(pk__in=request.user.perimetre)
    donnees = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DepotForm(*donnees, tribunaux=tribunaux)
    if form.is_valid() and (depot := _deposer(request, form)):
        return redirect("audiences:import", depot.pk)
    attente = ImportRole.objects.visibles_par(request.user).filter(etat=EtatImport.A_VERIFIER)
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


@require_GET
@habilitation("audiences.importer_role")
def apercu(request, import_id):
    """Montre ce que l'import créerait, ou ce qu'il a fait."""
    depot = get_object_or_404(ImportRole.objects.visibles_par(request.user), pk=import_id)
    return _rendre_apercu(request, depot)


def _rendre_apercu(request, depot, form=None, status=200):
    etapes = [*fil_des_audiences(), ("Importer un rôle", reverse("audiences:importer"))]
    contexte = {"depot": depot, "form": form, "apercu": None, "etapes": etapes}
    if depot.etat == EtatImport.A_VERIFIER:
        lecture = lire_role(depot.nom_fichier, bytes(depot.contenu))
        contexte["apercu"] = apercu_de(lecture, depot.juridiction_id)
        contexte["informations"] = [a for a in lecture.anomalies if a.niveau is Niveau.INFORMATION]
    return rendre(request, "audiences/import.html", contexte, status=status)


@require_POST
@habilitation("audiences.importer_role")
def appliquer_import(request, import_id):
    """Importe le rôle vérifié."""
    depot = get_object_or_404(ImportRole.objects.visibles_par(request.user), pk=import_id)
    form = ActeForm(request.POST)
    try:
        applique = appliquer_role(depot, par=request.user)
    except ActeImpossible as refus:
        return _refuser(request, depot, form, refus)
    messages.success(request, f"Le rôle « {applique.nom_fichier} » est importé.")
    return redirect("audiences:import", applique.pk)


@require_POST
@habilitation("audiences.importer_role")
def abandonner_import(request, import_id):
    """Abandonne le rôle déposé et en efface le contenu."""
    depot = get_object_or_404(ImportRole.objects.visibles_par(request.user), pk=import_id)
    form = ActeForm(request.POST)
    try:
        abandonner_role(depot, par=request.user)
    except ActeImpossible as refus:
        return _refuser(request, depot, form, refus)
    messages.info(request, "L’import est abandonné. Rien n’a été créé, le contenu du fichier est effacé.")
    return redirect("audiences:importer")


def _refuser(request, depot, form, refus):
    form.is_valid()
    form.add_error(None, str(refus))
    depot.refresh_from_db()
    return _rendre_apercu(request, depot, form, status=422)
