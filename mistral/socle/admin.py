"""Lecture du journal des actes ; nul ne l'écrit d'ici."""

from django.contrib import admin

from mistral.socle.models import EntreeJournal
from mistral.socle.site_admin import AdminCloisonne


@admin.register(EntreeJournal)
class EntreeJournalAdmin(AdminCloisonne):
    """Journal des actes des tribunaux administrés."""

    list_display = ["horodatage", "acte", "utilisateur", "juridiction", "objet_type", "objet_id"]
    list_filter = ["acte", ("juridiction", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["utilisateur", "juridiction"]
    date_hierarchy = "horodatage"

    def has_add_permission(self, request) -> bool:
        """Refuse : une entrée naît d'un acte."""
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        """Refuse : le journal est en ajout seul."""
        return False
