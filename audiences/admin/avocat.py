"""Administration des avocats connus d'un tribunal."""

from django.contrib import admin
from django.db.models import Count, F, Window

from audiences.models import Avocat
from mistral.socle.recherche import Normalise
from mistral.socle.ressource import Ressource
from mistral.socle.site_echange import AdminEchange
from mistral.socle.site_filtres import EnVigueurLe


class _AvocatRessource(Ressource):
    class Meta(Ressource.Meta):
        model = Avocat
        import_id_fields = ["juridiction", "nom", "prenom", "barreau", "toque"]
        fields = [
            "juridiction", "civilite", "nom", "prenom", "barreau", "toque", "telephone", "courriel", "au",
        ]  # fmt: skip


@admin.register(Avocat)
class AvocatAdmin(AdminEchange):
    """Avocats, les homonymes côte à côte : le prénom, le barreau et la toque les séparent."""

    resource_classes = [_AvocatRessource]
    list_display = ["nom", "prenom", "barreau", "toque", "homonymes", "telephone", "juridiction", "au"]
    list_select_related = ["juridiction"]
    list_filter = [EnVigueurLe, "barreau", ("juridiction", admin.RelatedOnlyFieldListFilter)]
    ordering = ["nom", "prenom", "barreau", "toque", "id"]
    search_fields = ["recherche"]
    fields = ["juridiction", "civilite", "nom", "prenom", "barreau", "toque", "telephone", "courriel", "au"]

    def get_queryset(self, request):
        """Compte, pour chacun, ceux du même tribunal dont le nom s'écrit de même, accents et casse à part."""
        memes = [F("juridiction"), Normalise(F("nom"))]
        return super().get_queryset(request).annotate(nombre=Window(Count("pk"), partition_by=memes))

    @admin.display(description="homonymes", empty_value="")
    def homonymes(self, avocat) -> str | None:
        """Dit combien d'avocats portent ce nom, s'ils sont plusieurs."""
        return f"{avocat.nombre} de ce nom" if avocat.nombre > 1 else None
