"""Créer, déplacer, annuler et rétablir une audience."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audiences.choix import Liste
from audiences.forms.audience import AudienceForm, DeplacementAudienceForm, MotifForm
from audiences.selectors.avertissements import avertissements_pour
from audiences.selectors.role import au_role
from audiences.selectors.valeurs import valeurs_de
from audiences.services.creer_audience import creer_audience
from audiences.services.mouvoir_audience import annuler_audience, deplacer_audience, retablir_audience
from audiences.views.audience import trouver_audience
from audiences.views.fil import fil_de_l_audience, fil_des_audiences
from mistral.socle.comptes.models import Salle, Service
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_http_methods(["GET", "POST"])
@habilitation("audiences.preparer_audience")
def creer(request):
    """Crée une audience ; ce qui surprend est dit d'abord et se confirme."""
    form = AudienceForm(_saisie(request), **_choix(request))
    avertis = _avertissements(form)
    if form.is_valid() and not avertis:
        audience = _tenter(form, lambda: creer_audience(**form.valeurs, par=request.user))
        if audience:
            return redirect("audiences:audience", audience.pk)
    contexte = {"form": form, "avertissements": avertis, "etapes": fil_des_audiences()}
    status = 422 if form.is_bound else 200
    return rendre(request, "audiences/audience_creer.html", contexte, status=status)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.preparer_audience")
def deplacer(request, audience_id):
    """Déplace une audience ; Cassiopée ne défait pas ce que le greffe a déplacé."""
    audience = trouver_audience(request, audience_id)
    form = _deplacement(request, audience)
    avertis = _avertissements(form, sauf=audience)
    if form.is_valid() and not avertis:
        motif = form.cleaned_data["motif"]
        acte = _tenter(form, lambda: deplacer_audience(audience, form.valeurs, motif=motif, par=request.user))
        if acte is not None:
            return redirect("audiences:audience", audience.pk)
    contexte = {"form": form, "avertissements": avertis, "audience": audience}
    return _rendre(request, "audiences/audience_deplacer.html", contexte)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.preparer_audience")
def annuler(request, audience_id):
    """Demande confirmation et motif, en disant ce qu'il advient des affaires inscrites."""
    return _motiver(request, audience_id, annuler_audience, "audiences/audience_annuler.html")


@require_http_methods(["GET", "POST"])
@habilitation("audiences.preparer_audience")
def retablir(request, audience_id):
    """Rétablit une audience annulée."""
    return _motiver(request, audience_id, retablir_audience, "audiences/audience_retablir.html")


def _motiver(request, audience_id, acte, gabarit):
    audience = trouver_audience(request, audience_id)
    form = MotifForm(_saisie(request), motifs=motifs_proposes())
    if form.is_valid():
        try:
            acte(audience, motif=form.cleaned_data["motif"], par=request.user)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
        else:
            return redirect("audiences:audience", audience.pk)
    return _rendre(request, gabarit, {"form": form, "audience": audience, "inscrites": au_role(audience)})


def _saisie(request):
    return request.POST if request.method == "POST" else None


def _rendre(request, gabarit, contexte):
    contexte["etapes"] = fil_de_l_audience(contexte["audience"])
    return rendre(request, gabarit, contexte, status=422 if contexte["form"].is_bound else 200)


def motifs_proposes() -> list[str]:
    """Donne les motifs usuels en vigueur. Une requête."""
    return [valeur.libelle for valeur in valeurs_de(Liste.MOTIF_MOUVEMENT, timezone.localdate())]


def _choix(request, juridiction_id: int | None = None) -> dict[str, object]:
    """Donne les services et les salles possibles, dans le périmètre ou dans un tribunal."""
    choix = {
        "services": Service.objects.visibles_par(request.user),
        "salles": Salle.objects.visibles_par(request.user),
    }
    if juridiction_id is None:
        return choix
    return {nom: lignes.filter(juridiction=juridiction_id) for nom, lignes in choix.items()}


def _deplacement(request, audience) -> DeplacementAudienceForm:
    suivis = set(DeplacementAudienceForm.base_fields) - {"motif", "confirme"}
    initiale = {nom: getattr(audience, nom) for nom in suivis}
    return DeplacementAudienceForm(
        _saisie(request),
        initial=initiale,
        motifs=motifs_proposes(),
        **_choix(request, audience.juridiction_id),
    )


def _avertissements(form, sauf=None) -> list:
    """Donne les avertissements, tant qu'il en reste un qui n'a pas été accepté."""
    if not form.is_valid():
        return []
    trouves = avertissements_pour(**form.lieu, aujourd_hui=timezone.localdate(), sauf=sauf)
    return trouves if {a.code for a in trouves} - form.cleaned_data["confirme"] else []


def _tenter(form, acte):
    """Accomplit l'acte ; un refus devient une erreur du formulaire."""
    try:
        return acte()
    except ActeImpossible as refus:
        form.add_error(None, str(refus))
        return None
