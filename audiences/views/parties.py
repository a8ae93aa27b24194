"""Parties d'une affaire à la main : les ajouter, les modifier, les retirer, les lier."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from audiences.choix import Liste, NatureRepresentation, ObjetSuivi, Qualite
from audiences.forms.fiche import listes_de
from audiences.forms.partie import (
    ConnueForm,
    LienForm,
    PartieForm,
    RetraitForm,
    nature_demandee,
    qualite_demandee,
)
from audiences.models import Partie, Personne, Representation
from audiences.selectors.affaire import corrections_de, parties_lisibles
from audiences.selectors.personnes_connues import homonymes_exacts, personnes_connues
from audiences.selectors.valeurs_de_liste import valeurs_en_vigueur
from audiences.services.ajouter_parties import ajouter_partie
from audiences.services.lier_parties import delier_parties, lier_parties
from audiences.services.modifier_partie import modifier_partie
from audiences.services.retirer_partie import retablir_partie, retirer_partie
from audiences.verrou import parties_verrouillees
from audiences.views.affaire import fil_du_dossier, saisie_de, trouver_affaire
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre

_LISTES = listes_de(ObjetSuivi.PERSONNE, ObjetSuivi.PARTIE) | {Liste.LIEN_JURIDIQUE, Liste.LIEN_SOCIAL}


def trouver_partie(request, partie_id) -> Partie:
    """Donne la partie, sa personne et son affaire, si elle est dans le périmètre de la personne."""
    return get_object_or_404(parties_lisibles(request.user), pk=partie_id)


def _listes():
    return valeurs_en_vigueur(_LISTES, timezone.localdate())


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def ajouter(request, affaire_id):
    """Ajoute une partie : une personne déjà connue du tribunal, ou une nouvelle."""
    affaire = trouver_affaire(request, affaire_id)
    form = _form_d_ajout(request, affaire)
    connues = ConnueForm(_connues(affaire, form), saisie_de(request))
    if request.POST.get("acte") == "chercher":
        return _rendre_ajout(request, affaire, form, connues)
    if request.method == "POST" and _prete(form, connues):
        try:
            _ajouter(request, affaire, form, connues.choisie)
            return redirect("audiences:affaire", affaire.pk)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    return _rendre_ajout(request, affaire, form, connues, status=422 if form.is_bound else 200)


def _form_d_ajout(request, affaire) -> PartieForm:
    demande = request.POST.get("nature") or request.GET.get("nature", "")
    partie = Partie(affaire=affaire, qualite=qualite_demandee(request.GET.get("qualite", "")))
    personne = Personne(juridiction_id=affaire.juridiction_id, nature=nature_demandee(demande))
    form = PartieForm(partie, personne, saisie_de(request), listes=_listes())
    if not partie.qualite:
        form.situation.fields["qualite"].choices = [("", "à choisir"), *Qualite.choices]
    for nom in ("nom", "prenoms"):
        if nom in form.identite.fields:
            form.identite.fields[nom].widget.attrs["data-cherche"] = "chercher-personne"
    return form


def _connues(affaire, form) -> list:
    nom, prenoms = (form.identite.data.get(f"personne-{un}", "") for un in ("nom", "prenoms"))
    return personnes_connues(affaire, nom, prenoms) if form.is_bound else []


def _prete(form, connues) -> bool:
    """Vérifie la saisie ; un homonyme exact demande de dire si c'est la même personne."""
    valide = form.is_valid() & connues.is_valid()
    if not valide or connues.cleaned_data["connue"]:
        return valide
    identite = form.identite.cleaned_data
    if homonymes_exacts(connues.connues, identite["nom"], identite.get("prenoms", "")):
        message = "Le tribunal connaît déjà une personne de ce nom"
        form.add_error(None, f"{message}\u202f: reprenez-la, ou dites que c’en est une autre.")
    return form.is_valid()


def _ajouter(request, affaire, form, personne) -> None:
    partie = ajouter_partie(
        affaire,
        personne=personne,
        identite=form.identite.valeurs,
        valeurs=form.situation.valeurs,
        par=request.user,
    )
    messages.success(request, f"{partie.personne} est au dossier ({partie.get_qualite_display()}).")


def _rendre_ajout(request, affaire, form, connues, status=200):
    contexte = {"affaire": affaire, "form": form, "connues": connues, "listes": _proposees(form)}
    contexte |= {"etapes": fil_du_dossier(affaire), "nature": form.identite.cible.nature}
    fragment = "audiences/fragments/personnes-connues.html"
    return rendre(request, "audiences/partie_ajouter.html", contexte, fragment=fragment, status=status)


def _proposees(form) -> list:
    return [valeurs for valeurs in form.identite.listes.values() if valeurs.valeurs]


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def partie(request, partie_id):
    """Montre et enregistre tout ce que l'on sait d'une partie."""
    partie = trouver_partie(request, partie_id)
    corrections = corrections_de(partie.affaire, [partie])
    tout = request.GET.get("champs") == "tous"
    form = PartieForm(
        partie, partie.personne, saisie_de(request), listes=_listes(), corrections=corrections, tout=tout
    )
    if request.method == "POST" and form.is_valid() and _modifier(request, partie, form):
        return redirect("audiences:affaire", partie.affaire_id)
    return rendre_partie(request, partie, form, corrections, status=422 if form.is_bound else 200)


def _modifier(request, partie, form) -> bool:
    """Enregistre la fiche ; un refus est dit dans le formulaire."""
    try:
        saisies = {"identite": form.identite.valeurs, "valeurs": form.situation.valeurs}
        if modifier_partie(partie, **saisies, par=request.user):
            messages.success(request, f"{partie.personne} : fiche corrigée.")
    except ActeImpossible as refus:
        form.add_error(None, str(refus))
    return form.is_valid()


def rendre_partie(request, partie, form, corrections, lien=None, status=200):
    """Rend la fiche d'une partie, ses liens, ce qui en a été corrigé."""
    listes = form.identite.listes
    saisies = [correction for par_champ in corrections.values() for correction in par_champ.values()]
    contexte = {"partie": partie, "affaire": partie.affaire, "form": form, "listes": _proposees(form)}
    contexte["corrections"] = [correction for correction in saisies if correction.valeur_recue]
    avocat = corrections.get((ObjetSuivi.PARTIE, partie.pk), {}).get("avocat")
    contexte["avocat_corrige"] = avocat if avocat in contexte["corrections"] else None
    contexte["lien"] = lien or LienForm(partie, listes=listes)
    liens = Representation.objects.filter(retiree_le__isnull=True).select_related(
        "representant__personne", "represente__personne"
    )
    contexte["liens"] = liens.filter(representant=partie) | liens.filter(represente=partie)
    contexte["verrou"] = parties_verrouillees([partie.pk]).get(partie.pk, "")
    contexte |= {"etapes": fil_du_dossier(partie.affaire), "tout": form.tout}
    return rendre(request, "audiences/partie.html", contexte, status=status)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def retirer(request, partie_id):
    """Demande pourquoi, puis retire la partie."""
    partie = trouver_partie(request, partie_id)
    form = RetraitForm(saisie_de(request))
    if form.is_bound:
        try:
            if form.is_valid():
                retirer_partie(partie, motif=form.cleaned_data["motif"], par=request.user)
                return redirect("audiences:affaire", partie.affaire_id)
        except ActeImpossible as refus:
            form.add_error(None, str(refus))
    return _rendre_retrait(request, partie, form)


def _rendre_retrait(request, partie, form):
    contexte = {"partie": partie, "affaire": partie.affaire, "form": form}
    contexte["etapes"] = fil_du_dossier(partie.affaire)
    contexte["verrou"] = parties_verrouillees([partie.pk]).get(partie.pk, "")
    return rendre(request, "audiences/partie_retirer.html", contexte, status=422 if form.is_bound else 200)


@require_POST
@habilitation("audiences.modifier_affaire")
def retablir(request, partie_id):
    """Rétablit une partie retirée."""
    partie = retablir_partie(trouver_partie(request, partie_id), par=request.user)
    messages.success(request, f"{partie.personne} est de nouveau au dossier.")
    return redirect("audiences:affaire", partie.affaire_id)


@require_POST
@habilitation("audiences.modifier_affaire")
def lier(request, partie_id):
    """Lie cette partie à une autre de l'affaire."""
    partie = trouver_partie(request, partie_id)
    listes = _listes()
    form = LienForm(partie, request.POST, listes=listes)
    if form.is_valid():
        liens = {nom: form.couple(nom) for nom in ("lien_juridique", "lien_social")}
        nature = NatureRepresentation(form.cleaned_data["nature"])
        lier_parties(
            partie, represente=form.cleaned_data["represente"], nature=nature, par=request.user, **liens
        )
        return redirect("audiences:partie", partie.pk)
    corrections = corrections_de(partie.affaire, [partie])
    fiche = PartieForm(partie, partie.personne, listes=listes, corrections=corrections)
    return rendre_partie(request, partie, fiche, corrections, lien=form, status=422)


@require_POST
@habilitation("audiences.modifier_affaire")
def delier(request, lien_id):
    """Retire un lien entre deux parties."""
    lien = get_object_or_404(Representation.objects.visibles_par(request.user), pk=lien_id)
    delier_parties(lien, par=request.user)
    return redirect("audiences:partie", lien.representant_id)
