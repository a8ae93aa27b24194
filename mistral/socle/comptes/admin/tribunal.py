"""Administration des tribunaux, de leurs services, de leurs salles et de leurs jours chômés."""

from django.contrib import admin

from mistral.socle.comptes.models import JourChome, Juridiction, Salle, Service
from mistral.socle.ressource import Ressource
from mistral.socle.site_echange import AdminEchange
from mistral.socle.site_filtres import EnVigueurLe

PAR_TRIBUNAL = ("juridiction", admin.RelatedOnlyFieldListFilter)


class _JuridictionRessource(Ressource):
    class Meta(Ressource.Meta):
        model = Juridiction
        import_id_fields = ["nom"]
        fields = ["nom", "type", "cour_appel", "departement", "adresse", "du", "au"]


class _ServiceRessource(Ressource):
    class Meta(Ressource.Meta):
        model = Service
        import_id_fields = ["juridiction", "nom"]
        fields = ["juridiction", "nom", "du", "au"]


class _SalleRessource(Ressource):
    class Meta(Ressource.Meta):
        model = Salle
        import_id_fields = ["juridiction", "nom"]
        fields = ["juridiction", "nom", "a_visioconference", "du", "au"]


class _JourChomeRessource(Ressource):
    class Meta(Ressource.Meta):
        model = JourChome
        import_id_fields = ["juridiction", "date"]
        fields = ["juridiction", "date", "libelle"]


@admin.register(Juridiction)
class JuridictionAdmin(AdminEchange):
    """Tribunaux : lus par tous les administrateurs, modifiés par les administrateurs nationaux."""

    champ_juridiction = None
    resource_classes = [_JuridictionRessource]
    list_display = ["nom", "type", "cour_appel", "departement", "du", "au"]
    list_filter = ["type", EnVigueurLe, "cour_appel"]
    search_fields = ["nom", "departement"]


@admin.register(Service)
class ServiceAdmin(AdminEchange):
    """Services d'un tribunal."""

    resource_classes = [_ServiceRessource]
    list_display = ["nom", "juridiction", "du", "au"]
    list_select_related = ["juridiction"]
    list_filter = [EnVigueurLe, PAR_TRIBUNAL]
    search_fields = ["nom"]


@admin.register(Salle)
class SalleAdmin(AdminEchange):
    """Salles d'un tribunal."""

    resource_classes = [_SalleRessource]
    list_display = ["nom", "juridiction", "a_visioconference", "du", "au"]
    list_select_related = ["juridiction"]
    list_filter = ["a_visioconference", EnVigueurLe, PAR_TRIBUNAL]
    search_fields = ["nom"]


@admin.register(JourChome)
class JourChomeAdmin(AdminEchange):
    """Jours chômés propres à un tribunal ; les jours fériés légaux se calculent, ils ne s'y notent pas."""

    resource_classes = [_JourChomeRessource]
    list_display = ["date", "libelle", "juridiction"]
    list_select_related = ["juridiction"]
    list_filter = [PAR_TRIBUNAL]
    date_hierarchy = "date"
    search_fields = ["libelle"]
