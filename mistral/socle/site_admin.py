"""Site d'administration : réservé aux administrateurs, sous la même habilitation que les écrans."""

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.db.models.base import ModelBase
from django.urls import reverse

from mistral.socle.francais import normaliser
from mistral.socle.habilitation import habilitation
from mistral.socle.historique import changements
from mistral.socle.journal import consigner

APPS_ADMINISTREES = {"audiences", "comptes", "socle"}


class SiteAdmin(admin.AdminSite):
    """Site d'administration en français, ouvert aux administrateurs locaux dans leur seul périmètre."""

    site_header = "Mistral Pénal : administration"
    site_title = "Mistral Pénal"
    index_title = "Tribunaux, services, personnes, droits et tables de référence"
    enable_nav_sidebar = True

    def register(self, model_or_iterable, admin_class=None, **options):
        """N'admet que nos tables : ni la file des tâches, ni les réglages des bibliothèques."""
        modeles = [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        notres = [modele for modele in modeles if modele._meta.app_label in APPS_ADMINISTREES]
        super().register(notres, admin_class, **options)

    def has_permission(self, request) -> bool:
        """Dit si la personne peut administrer au moins une juridiction."""
        return request.user.is_active and request.user.is_staff

    def admin_view(self, view, cacheable=False):
        """Ouvre la cloison de l'administrateur autour de chaque écran."""
        return habilitation("socle.administrer")(super().admin_view(view, cacheable))

    def login(self, request, extra_context=None):
        """Renvoie vers la page de connexion commune : il n'y en a qu'une."""
        return redirect_to_login(reverse("admin:index"))


class ChoixDuPerimetre:
    """Listes de choix d'un écran d'administration, bornées aux juridictions administrées."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Ne propose que les objets des juridictions administrées."""
        champ = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if champ is None or request.user.is_superuser:
            return champ
        modele = db_field.remote_field.model
        if modele._meta.model_name == "juridiction":
            champ.queryset = champ.queryset.filter(pk__in=request.user.perimetre)
        elif any(f.name == "juridiction" for f in modele._meta.fields):
            champ.queryset = champ.queryset.filter(juridiction__in=request.user.perimetre)
        return champ


class AdminCloisonne(ChoixDuPerimetre, admin.ModelAdmin):
    """Écran d'administration d'une table, dans le périmètre de l'administrateur.

    `champ_juridiction` nomme le champ par lequel une ligne tient à un tribunal ; `None` réserve l'écriture
    aux administrateurs nationaux (tables communes à tous les tribunaux).
    """

    champ_juridiction: str | None = "juridiction"
    list_per_page = 100
    list_max_show_all = 100

    def changelist_view(self, request, extra_context=None):
        """Titre la page du nom de la table."""
        nom = str(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": nom[:1].upper() + nom[1:]} | (extra_context or {}))

    def get_list_display(self, request):
        """Tait le tribunal à qui n'en administre qu'un."""
        colonnes = super().get_list_display(request)
        seul = len(request.user.perimetre) == 1
        return [colonne for colonne in colonnes if not (seul and colonne == "juridiction")]

    def get_changeform_initial_data(self, request):
        """Choisit d'avance le tribunal de qui n'en administre qu'un."""
        initiales = super().get_changeform_initial_data(request)
        if self.champ_juridiction == "juridiction" and len(request.user.perimetre) == 1:
            (initiales["juridiction"],) = request.user.perimetre
        return initiales

    def get_readonly_fields(self, request, obj=None):
        """Une ligne ne change pas de tribunal : elle se clôt ici, et se crée là-bas."""
        figes = [*super().get_readonly_fields(request, obj)]
        return [*figes, "juridiction"] if obj and self.champ_juridiction == "juridiction" else figes

    def get_queryset(self, request):
        """Restreint les lignes aux juridictions administrées."""
        lignes = super().get_queryset(request)
        if self.champ_juridiction is None or request.user.is_superuser:
            return lignes
        return lignes.filter(**{f"{self.champ_juridiction}__in": request.user.perimetre})

    def construct_change_message(self, request, form, formsets, add=False):
        """Dit dans l'historique la valeur d'avant et celle d'après."""
        return "" if add else changements(form, formsets)

    def get_search_results(self, request, queryset, search_term):
        """Cherche sans accents ni casse là où la table garde sa forme de recherche."""
        normalise = list(self.search_fields) == ["recherche"]
        return super().get_search_results(
            request, queryset, normaliser(search_term) if normalise else search_term
        )

    def log_addition(self, request, obj, message):
        """Consigne la création au journal des actes, dans la même transaction."""
        consigner(f"{self.opts.model_name}-cree", obj, par=request.user)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        """Consigne la modification au journal des actes, dans la même transaction."""
        consigner(f"{self.opts.model_name}-modifie", obj, par=request.user)
        return super().log_change(request, obj, message)

    def _peut(self, request, *, ecrire: bool, objet=None) -> bool:
        if not (request.user.is_active and request.user.is_staff):
            return False
        if request.user.is_superuser:
            return True
        if self.champ_juridiction is None:
            return not ecrire
        if objet is None:
            return True
        return getattr(objet, f"{self.champ_juridiction}_id") in request.user.perimetre

    def has_module_permission(self, request) -> bool:
        """Montre la rubrique à tout administrateur."""
        return self._peut(request, ecrire=False)

    def has_view_permission(self, request, obj=None) -> bool:
        """Permet la lecture dans le périmètre."""
        return self._peut(request, ecrire=False, objet=obj)

    def has_add_permission(self, request) -> bool:
        """Permet la création dans le périmètre."""
        return self._peut(request, ecrire=True)

    def has_change_permission(self, request, obj=None) -> bool:
        """Permet la modification dans le périmètre."""
        return self._peut(request, ecrire=True, objet=obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        """Refuse la suppression : une ligne de référence s'éteint par sa date de fin."""
        return False
