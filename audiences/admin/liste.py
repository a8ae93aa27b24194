"""Administration des listes nationales de codes : lues par tous, tenues par les administrateurs nationaux."""

from django.contrib import admin
from django.utils import timezone

from audiences.models import ValeurDeListe
from mistral.socle.ressource import Ressource
from mistral.socle.site_echange import AdminEchange
from mistral.socle.site_filtres import EnVigueurLe


class _ValeurRessource(Ressource):
    class Meta(Ressource.Meta):
        model = ValeurDeListe
        import_id_fields = ["liste", "code", "libelle"]
        fields = ["liste", "code", "mnemonique", "libelle", "rattachement", "rang", "du", "au"]

    def before_save_instance(self, instance, row, **kwargs):
        """Une valeur importée ici ne suit plus la liste livrée avec le logiciel."""
        instance.retouchee_le = timezone.now()


@admin.register(ValeurDeListe)
class ValeurDeListeAdmin(AdminEchange):
    """Valeurs datées de chaque liste ; une valeur périmée se clôt, les affaires qui la portent la gardent."""

    champ_juridiction = None
    resource_classes = [_ValeurRessource]
    list_display = ["libelle", "liste", "code", "mnemonique", "rattachement", "rang", "du", "au"]
    list_filter = [EnVigueurLe, "liste"]
    search_fields = ["recherche"]
    fields = [
        "liste", "code", "mnemonique", "libelle", "rattachement", "rang", "du", "au", "retouchee_le",
    ]  # fmt: skip
    readonly_fields = ["retouchee_le"]

    def save_model(self, request, obj, form, change):
        """Une valeur modifiée ici ne suit plus la liste livrée avec le logiciel."""
        obj.retouchee_le = timezone.now()
        super().save_model(request, obj, form, change)
