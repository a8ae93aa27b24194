"""Chargement de la nomenclature officielle : déposer, voir les différences, appliquer, télécharger."""

import csv
from datetime import date

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audiences.choix import NatureDifference
from audiences.formats.nomenclature import OCTETS_AU_PLUS
from audiences.models import ImportNatinf
from audiences.selectors.differences_natinf import nombres_de
from audiences.services.charger_nomenclature import appliquer_nomenclature, deposer_nomenclature
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.site_admin import AdminCloisonne

PAR_PAGE = 100
_FORMULES = ("=", "+", "-", "@", "\t", "\r")


class DepotForm(forms.Form):
    """Fichier officiel, et jour où il vaut."""

    fichier = forms.FileField(label="Fichier CSV de la nomenclature")
    en_vigueur_le = forms.DateField(
        label="En vigueur le", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def clean_fichier(self):
        """Refuse un fichier trop gros sans le lire."""
        fichier = self.cleaned_data["fichier"]
        if fichier.size > OCTETS_AU_PLUS:
            raise forms.ValidationError(f"Le fichier dépasse {OCTETS_AU_PLUS // 1024 // 1024} Mo.")
        return fichier

    def clean_en_vigueur_le(self) -> date:
        """Refuse une date qui n'est pas celle d'une nomenclature."""
        jour = self.cleaned_data["en_vigueur_le"]
        if jour.year < 1994:
            raise forms.ValidationError("La nomenclature ne peut pas être antérieure au code pénal de 1994.")
        return jour


@admin.register(ImportNatinf)
class ImportNatinfAdmin(AdminCloisonne):
    """Fichiers officiels chargés et ce qu'ils ont changé ; réservé aux administrateurs nationaux."""

    champ_juridiction = None
    list_display = [
        "nom_fichier",
        "en_vigueur_le",
        "encodage",
        "lignes",
        "inchangees",
        "le",
        "applique_le",
        "par",
    ]
    list_select_related = ["par"]
    change_list_template = "admin/audiences/importnatinf/change_list.html"

    def has_view_permission(self, request, obj=None) -> bool:
        """Réserve la lecture aux administrateurs nationaux."""
        return request.user.is_active and request.user.is_superuser

    def has_module_permission(self, request) -> bool:
        """Montre la rubrique aux mêmes."""
        return self.has_view_permission(request)

    def has_add_permission(self, request) -> bool:
        """Un chargement se dépose, il ne se saisit pas."""
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        """Un rapport ne se modifie pas."""
        return False

    def get_urls(self):
        """Ajoute le dépôt, le rapport, l'application et le téléchargement."""
        ecran = self.admin_site.admin_view
        return [
            path(
                "charger/",
                ecran(require_http_methods(["GET", "POST"])(self.charger)),
                name="audiences_importnatinf_charger",
            ),
            path(
                "<int:depot_id>/rapport/",
                ecran(require_GET(self.rapport)),
                name="audiences_importnatinf_rapport",
            ),
            path(
                "<int:depot_id>/appliquer/",
                ecran(require_POST(self.appliquer)),
                name="audiences_importnatinf_appliquer",
            ),
            path(
                "<int:depot_id>/telecharger/",
                ecran(require_GET(self.telecharger)),
                name="audiences_importnatinf_csv",
            ),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Le détail d'un chargement est son rapport."""
        self._exiger(request)
        return redirect(
            "admin:audiences_importnatinf_rapport", get_object_or_404(ImportNatinf, pk=object_id).pk
        )

    def charger(self, request):
        """Reçoit le fichier et montre ce qu'il changerait, sans rien changer."""
        self._exiger(request)
        form = DepotForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            fichier = form.cleaned_data["fichier"]
            try:
                depot = deposer_nomenclature(
                    nom_fichier=fichier.name,
                    contenu=fichier.read(),
                    en_vigueur_le=form.cleaned_data["en_vigueur_le"],
                    par=request.user,
                )
                return redirect("admin:audiences_importnatinf_rapport", depot.pk)
            except ActeImpossible as refus:
                form.add_error("fichier", str(refus))
        return self._rendre(request, "charger", {"form": form}, status=422 if form.is_bound else 200)

    def rapport(self, request, depot_id, *, refus=None):
        """Montre les différences, et propose de les appliquer si ce n'est fait."""
        self._exiger(request)
        depot = get_object_or_404(ImportNatinf.objects.defer("contenu"), pk=depot_id)
        nature = request.GET.get("nature", "")
        differences = depot.differences.all()
        if nature in NatureDifference.values:
            differences = differences.filter(nature=nature)
        page = Paginator(differences, PAR_PAGE).get_page(request.GET.get("page"))
        contexte = {"depot": depot, "page": page, "nature": nature, "refus": refus}
        contexte |= {"natures": NatureDifference.choices, "nombres": nombres_de(depot)}
        return self._rendre(request, "rapport", contexte, status=422 if refus else 200)

    def appliquer(self, request, depot_id):
        """Applique le fichier déposé."""
        self._exiger(request)
        depot = get_object_or_404(ImportNatinf.objects.defer("contenu"), pk=depot_id)
        malgre = request.POST.get("malgre_disparitions") == "oui"
        try:
            appliquer_nomenclature(depot, par=request.user, malgre_disparitions=malgre)
        except ActeImpossible as refus:
            return self.rapport(request, depot_id, refus=refus)
        messages.success(request, "La nomenclature est appliquée.")
        return redirect("admin:audiences_importnatinf_rapport", depot_id)

    def telecharger(self, request, depot_id):
        """Donne le rapport en CSV ; aucune cellule n'y est une formule."""
        self._exiger(request)
        depot = get_object_or_404(ImportNatinf.objects.defer("contenu"), pk=depot_id)
        reponse = HttpResponse(content_type="text/csv; charset=utf-8")
        reponse["Content-Disposition"] = f'attachment; filename="differences-natinf-{depot.pk}.csv"'
        reponse.write("\ufeff")
        ecrivain = csv.writer(reponse, delimiter=";")
        ecrivain.writerow(["numéro", "différence", "champ", "avant", "après"])
        for d in depot.differences.iterator(chunk_size=2_000):
            cellules = [d.numero, d.get_nature_display(), d.champ, d.avant, d.apres]
            ecrivain.writerow(f"'{c}" if c.startswith(_FORMULES) else c for c in cellules)
        return reponse

    def _exiger(self, request) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _rendre(self, request, nom: str, contexte: dict, *, status: int = 200) -> TemplateResponse:
        contexte = self.admin_site.each_context(request) | {"opts": self.opts} | contexte
        return TemplateResponse(request, f"admin/audiences/importnatinf/{nom}.html", contexte, status=status)
