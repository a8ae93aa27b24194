"""Administration des raccourcis nationaux : lus par tous, tenus par les administrateurs nationaux."""

from django.contrib import admin
from django.utils import timezone

from audiences.models import RaccourciNational
from mistral.socle.ressource import Ressource
from mistral.socle.site_echange import AdminEchange


class _RaccourciRessource(Ressource):
    class Meta(Ressource.Meta):
        model = RaccourciNational
        import_id_fields = ["abreviation"]
        fields = ["abreviation", "texte", "accord", "est_propose"]

    def before_save_instance(self, instance, row, **kwargs):
        """Un raccourci importé ici ne suit plus le jeu livré avec le logiciel."""
        instance.retouche_le = timezone.now()


@admin.register(RaccourciNational)
class RaccourciNationalAdmin(AdminEchange):
    """Abréviations offertes à tous les tribunaux ; celle qui n'est plus voulue cesse d'être proposée."""

    champ_juridiction = None
    resource_classes = [_RaccourciRessource]
    list_display = ["abreviation", "texte", "accord", "est_propose"]
    list_filter = ["est_propose", "accord"]
    search_fields = ["recherche"]
    fields = ["abreviation", "texte", "accord", "est_propose", "retouche_le"]
    readonly_fields = ["retouche_le"]

    def save_model(self, request, obj, form, change):
        """Un raccourci modifié ici ne suit plus le jeu livré avec le logiciel."""
        obj.retouche_le = timezone.now()
        super().save_model(request, obj, form, change)
