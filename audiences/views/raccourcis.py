"""Écran des raccourcis de frappe : les lire, en tenir un, essayer son accord."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audiences.forms.raccourci import RaccourciForm, RechercheForm
from audiences.models import Raccourci
from audiences.raccourci import VARIABLES, accorder
from audiences.selectors.entrees_affaire import entrees_de_l_affaire
from audiences.selectors.page_note import passages_lisibles
from audiences.selectors.raccourcis import (
    groupes_de_raccourcis,
    marque_de,
    portee_de,
    portees_de,
    raccourcis_de_frappe,
    raccourcis_modifiables,
)
from audiences.services.tenir_raccourcis import enregistrer_raccourci, supprimer_raccourci
from audiences.views.affaire import saisie_de
from audiences.views.fil import fil_des_audiences
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre

# Ce que l'essai montre : libellé, féminin, pluriel.
_ESSAIS = (
    ("Un homme", False, False),
    ("Une femme", True, False),
    ("Plusieurs, dont un homme", False, True),
    ("Plusieurs femmes", True, True),
    ("Genre inconnu", None, False),
    ("Aucune personne choisie", None, None),
)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.tenir_raccourcis")
def raccourcis(request):
    """Montre les raccourcis que la personne peut employer, filtrés par les mots envoyés ; n'écrit rien."""
    form = RechercheForm(saisie_de(request))
    cherche = form.cleaned_data["cherche"] if form.is_valid() else ""
    contexte = {"groupes": groupes_de_raccourcis(request.user, cherche), "form": form, "cherche": cherche}
    contexte["etapes"] = fil_des_audiences()
    fragment = "audiences/fragments/raccourcis-trouves.html"
    status = 422 if form.errors else 200
    return rendre(request, "audiences/raccourcis.html", contexte, fragment=fragment, status=status)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.tenir_raccourcis")
def creer_raccourci(request):
    """Crée un raccourci."""
    form = RaccourciForm(saisie_de(request), portees=portees_de(request.user))
    return _tenir(request, form, None)


@require_http_methods(["GET", "POST"])
@habilitation("audiences.tenir_raccourcis")
def modifier_raccourci(request, raccourci_id):
    """Modifie un raccourci que la personne tient."""
    raccourci = get_object_or_404(raccourcis_modifiables(request.user), pk=raccourci_id)
    portees = portees_de(request.user)
    portee = portee_de(raccourci, portees)
    initiale = {nom: getattr(raccourci, nom) for nom in ("abreviation", "texte", "accord")}
    initiale["portee"] = portee.code if portee else ""
    return _tenir(request, RaccourciForm(saisie_de(request), portees=portees, initial=initiale), raccourci)


def _tenir(request, form, raccourci: Raccourci | None):
    """Enregistre, ou essaie l'accord sans rien écrire."""
    essaie = request.POST.get("acte") == "essayer"
    if request.method == "POST" and form.is_valid() and not essaie:
        try:
            enregistrer_raccourci(raccourci, **form.cleaned_data, par=request.user)
            messages.success(request, f"Le raccourci #{form.cleaned_data['abreviation']} est enregistré.")
            return redirect("audiences:raccourcis")
        except ActeImpossible as refus:
            form.add_error("abreviation", str(refus))
    contexte = {"form": form, "raccourci": raccourci, "essais": _essais(form), "variables": VARIABLES}
    contexte["etapes"] = [*fil_des_audiences(), ("Raccourcis", reverse("audiences:raccourcis"))]
    fragment = "audiences/fragments/raccourci-essai.html" if essaie else None
    status = 422 if form.errors and not essaie else 200
    return rendre(request, "audiences/raccourci.html", contexte, fragment=fragment, status=status)


def _essais(form) -> list[tuple[str, str]]:
    texte = str(form["texte"].value() or "").replace("\r\n", "\n")[:2000]
    return [
        (libelle, accorder(texte, feminin=feminin, pluriel=pluriel)) for libelle, feminin, pluriel in _ESSAIS
    ]


@require_POST
@habilitation("audiences.tenir_raccourcis")
def supprimer(request, raccourci_id):
    """Supprime un raccourci, une fois la suppression confirmée."""
    raccourci = get_object_or_404(raccourcis_modifiables(request.user), pk=raccourci_id)
    supprimer_raccourci(raccourci, par=request.user)
    messages.success(request, f"Le raccourci {raccourci} est supprimé.")
    return redirect("audiences:raccourcis")


@require_GET
@habilitation("audiences.tenir_note")
def raccourcis_de_la_note(request, inscription_id):
    """Donne au composeur ce qu'il développe ; la liste n'est pas renvoyée à qui la connaît (`?marque=`)."""
    passage = get_object_or_404(passages_lisibles(request.user), pk=inscription_id)
    connus = raccourcis_de_frappe(passage, request.user)
    marque = marque_de(connus)
    contenu = {"marque": marque, **entrees_de_l_affaire(passage)}
    if request.GET.get("marque") != marque:
        contenu["raccourcis"] = connus
    reponse = JsonResponse(contenu, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})
    reponse["Cache-Control"] = "no-store, private"
    return reponse
