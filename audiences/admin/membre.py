"""Administration des magistrats, des greffiers et des auditeurs d'un tribunal."""

from django.contrib import admin

from audiences.models import MembreJuridiction
from mistral.socle.ressource import Ressource
from mistral.socle.site_echange import AdminEchange
from mistral.socle.site_filtres import EnVigueurLe


class _MembreRessource(Ressource):
    class Meta(Ressource.Meta):
        model = MembreJuridiction
        import_id_fields = ["juridiction", "corps", "nom", "prenom"]
        fields = ["juridiction", "corps", "civilite", "nom", "prenom", "qualite", "id_cassiopee", "du", "au"]


@admin.register(MembreJuridiction)
class MembreJuridictionAdmin(AdminEchange):
    """Personnes à choisir pour composer une audience ; un départ se note par sa date."""

    resource_classes = [_MembreRessource]
    list_display = ["nom", "prenom", "qualite", "corps", "juridiction", "du", "au"]
    list_select_related = ["juridiction"]
    list_filter = ["corps", EnVigueurLe, ("juridiction", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["recherche"]
    fields = ["juridiction", "corps", "civilite", "nom", "prenom", "qualite", "id_cassiopee", "du", "au"]
