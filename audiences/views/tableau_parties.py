"""Coller un tableau de parties : aperçu ligne à ligne, puis ajout d'un coup."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audiences.choix import Qualite
from audiences.formats.tableau_parties import LIGNES_MAX, ORDRE, TITRES, lire_tableau
from audiences.forms.tableau import TableauForm
from audiences.selectors.apercu_tableau import apercu_tableau, retenues
from audiences.services.ajouter_parties import ajouter_parties
from audiences.views.affaire import fil_du_dossier, saisie_de, trouver_affaire
from mistral.socle.habilitation import habilitation
from mistral.socle.http import rendre


@require_http_methods(["GET", "POST"])
@habilitation("audiences.modifier_affaire")
def coller(request, affaire_id):
    """Lit le tableau collé, le montre, puis ajoute les lignes cochées."""
    affaire = trouver_affaire(request, affaire_id)
    form = TableauForm(saisie_de(request))
    tableau, lignes = _lire(form, affaire)
    if request.POST.get("acte") == "ajouter" and form.is_valid():
        choisies = retenues(lignes, set(request.POST.getlist("lignes")))
        if choisies:
            ajouter_parties(affaire, nouvelles=choisies, par=request.user)
            messages.success(request, f"Parties ajoutées\u00a0: {len(choisies)}.")
            return redirect("audiences:affaire", affaire.pk)
        form.add_error(None, "Aucune ligne n’est cochée. Cochez celles à ajouter.")
    return _rendre_tableau(request, affaire, form, tableau, lignes)


def _lire(form, affaire):
    if not (form.is_bound and form.is_valid()):
        return None, []
    tableau = lire_tableau(form.cleaned_data["tableau"])
    qualite = Qualite(form.cleaned_data["qualite"])
    return tableau, apercu_tableau(tableau, affaire, qualite=qualite, jour=timezone.localdate())


def _rendre_tableau(request, affaire, form, tableau, lignes):
    cochees = set(request.POST.getlist("lignes")) if request.POST.get("acte") == "ajouter" else None
    contexte = {"affaire": affaire, "form": form, "tableau": tableau, "etapes": fil_du_dossier(affaire)}
    contexte["lignes"] = [
        (ligne, ligne.est_proposee if cochees is None else str(ligne.lue.numero) in cochees)
        for ligne in lignes
    ]
    contexte["defauts"] = [defaut for ligne in lignes for defaut in ligne.defauts]
    contexte |= {"ordre": [TITRES[colonne] for colonne in ORDRE], "titres": list(TITRES.values())}
    contexte |= {"lignes_max": LIGNES_MAX, "proposees": sum(ligne.est_proposee for ligne in lignes)}
    return rendre(request, "audiences/parties_coller.html", contexte, status=422 if form.errors else 200)
