"""Administration de la nomenclature des infractions."""

from django.contrib import admin
from import_export.admin import ImportExportMixin
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget

from audiences.models import Natinf, VersionNatinf
from mistral.socle.site_admin import AdminCloisonne


class _VersionResource(ModelResource):
    natinf = Field("natinf", "natinf", widget=ForeignKeyWidget(Natinf, "numero"))

    class Meta:
        model = VersionNatinf
        import_id_fields = ["natinf", "du"]
        fields = [
            "natinf",
            "libelle",
            "nature",
            "articles_definition",
            "articles_repression",
            "encouru_mois",
            "encouru_amende",
            "source",
            "du",
            "au",
        ]
        skip_unchanged = True
        report_skipped = True


class _VersionEnLigne(admin.StackedInline):
    model = VersionNatinf
    extra = 0

    def has_view_permission(self, request, obj=None) -> bool:
        """Suit le droit de lire la nomenclature."""
        return request.user.is_staff

    def has_add_permission(self, request, obj=None) -> bool:
        """Réserve l'écriture aux administrateurs nationaux."""
        return request.user.is_superuser

    has_change_permission = has_add_permission

    def has_delete_permission(self, request, obj=None) -> bool:
        """Garde les versions anciennes : elles valent pour les faits de leur temps."""
        return False


@admin.register(Natinf)
class NatinfAdmin(AdminCloisonne):
    """Numéros et leurs versions ; commune à tous les tribunaux."""

    champ_juridiction = None
    list_display = ["numero", "famille"]
    list_filter = ["famille"]
    search_fields = ["numero", "versions__libelle"]
    inlines = [_VersionEnLigne]


@admin.register(VersionNatinf)
class VersionNatinfAdmin(ImportExportMixin, AdminCloisonne):
    """Versions datées, importables d'un tableau avec aperçu."""

    champ_juridiction = None
    resource_classes = [_VersionResource]
    list_display = ["natinf", "libelle", "nature", "encouru_mois", "encouru_amende", "du", "au"]
    list_select_related = ["natinf"]
    search_fields = ["natinf__numero", "libelle"]
    raw_id_fields = ["natinf"]
