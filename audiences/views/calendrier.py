"""Calendrier des audiences : mois, semaine, liste, et ce qui est à faire maintenant."""

from django.http import QueryDict
from django.utils import timezone
from django.views.decorators.http import require_GET

from audiences.forms.calendrier import VUES, CalendrierForm
from audiences.models import Audience
from audiences.rappel import Demande, compte_de, rappels_de
from audiences.selectors.calendrier import calendrier_de
from audiences.views.fil import fil_des_audiences
from mistral.socle.comptes.models import JourChome, Service
from mistral.socle.habilitation import DROITS, habilitation
from mistral.socle.http import rendre

ACTES = (("peut_importer", "audiences.importer_role"), ("peut_preparer", "audiences.preparer_audience"))


@require_GET
@habilitation("audiences.consulter")
def calendrier(request):
    """Montre les audiences d'une période, pour un service ou pour tous."""
    form = _formulaire(request)
    aujourd_hui = timezone.localdate()
    periode, service = form.periode(aujourd_hui), form.cleaned_data.get("service")
    contexte = {"form": form, "service": service, "aujourd_hui": aujourd_hui}
    audiences, chomes = (modele.objects.visibles_par(request.user) for modele in (Audience, JourChome))
    contexte["calendrier"] = calendrier_de(audiences, periode, service, chomes)
    contexte |= _adresses(form, periode, service) | {"courante": type(periode).de(aujourd_hui)}
    contexte["rappels"] = rappels_de(Demande(request.user, aujourd_hui, service))
    contexte["compte"] = compte_de(contexte["rappels"])
    contexte["plusieurs_tribunaux"] = len(request.user.perimetre) > 1
    contexte |= {nom: request.user.peut(DROITS[droit]) for nom, droit in ACTES}
    fragment = "audiences/fragments/calendrier.html"
    status = 200 if form.is_valid() else 422
    return rendre(request, "audiences/calendrier.html", contexte, fragment=fragment, status=status)


@require_GET
@habilitation("audiences.consulter")
def a_faire(request):
    """Montre, chose par chose, tout ce qui est à faire maintenant."""
    form = _formulaire(request)
    service = form.cleaned_data.get("service")
    contexte = {"form": form, "service": service, "etapes": fil_des_audiences()}
    contexte["rappels"] = rappels_de(Demande(request.user, timezone.localdate(), service))
    return rendre(request, "audiences/a_faire.html", contexte, status=200 if form.is_valid() else 422)


def _formulaire(request) -> CalendrierForm:
    """Donne le filtre lu ; sans service demandé, celui de l'habilitation quand elle en a un seul."""
    demande = request.GET.dict()
    if "service" not in demande:
        services = {habilitation.service_id for habilitation in request.habilitations}
        demande["service"] = services.pop() if len(services) == 1 else None
    form = CalendrierForm(demande, services=Service.objects.visibles_par(request.user))
    form.full_clean()
    return form


def _adresses(form: CalendrierForm, periode, service) -> dict[str, object]:
    """Donne les chaînes de requête des vues et des périodes voisines."""

    def requete(vue: str, voulue) -> str:
        donnees = QueryDict(mutable=True)
        donnees.update({"vue": vue, "service": service.pk if service else ""})
        if voulue is not None:
            donnees[voulue.cle] = str(voulue)
        return donnees.urlencode()

    vue = form.vue_retenue
    return {
        "vue": vue,
        "vues": [(code, libelle, requete(code, periode)) for code, libelle in VUES],
        "vers_precedent": requete(vue, periode.precedent),
        "vers_suivant": requete(vue, periode.suivant),
        "vers_courant": requete(vue, None),
    }
