"""Administration des personnes et de leurs fonctions."""

from django import forms
from django.contrib import admin
from django.contrib.auth.password_validation import validate_password

from mistral.socle.comptes.models import Habilitation, Utilisateur
from mistral.socle.site_admin import AdminCloisonne, ChoixDuPerimetre
from mistral.socle.site_filtres import EnVigueurLe


class _UtilisateurForm(forms.ModelForm):
    mot_de_passe = forms.CharField(
        label="Nouveau mot de passe",
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="15 caractères au moins. Laisser vide pour ne pas le changer.",
    )

    class Meta:
        model = Utilisateur
        fields = ["identifiant", "nom", "prenom", "courriel", "is_active"]

    def clean_mot_de_passe(self):
        """Applique les règles des mots de passe."""
        saisi = self.cleaned_data["mot_de_passe"]
        if saisi:
            validate_password(saisi, self.instance)
        return saisi


class _HabilitationForm(forms.ModelForm):
    class Meta:
        model = Habilitation
        fields = ["utilisateur", "juridiction", "fonction", "service", "du", "au"]

    def clean(self):
        """Le service est un service de ce tribunal."""
        saisie = super().clean()
        tribunal = saisie.get("juridiction") or getattr(self.instance, "juridiction", None)
        service = saisie.get("service")
        if service and tribunal and service.juridiction_id != tribunal.pk:
            self.add_error("service", "Ce service n’est pas un service de ce tribunal.")
        return saisie


class _HabilitationEnLigne(ChoixDuPerimetre, admin.TabularInline):
    model = Habilitation
    form = _HabilitationForm
    extra = 0

    def get_min_num(self, request, obj=None, **kwargs) -> int:
        """Demande une fonction à la création : sans elle, le compte n'appartiendrait à aucun tribunal."""
        return 0 if obj or request.user.is_superuser else 1

    def get_formset(self, request, obj=None, **kwargs):
        """Rend cette fonction obligatoire."""
        return super().get_formset(request, obj, validate_min=True, **kwargs)

    def get_queryset(self, request):
        """Montre les fonctions dans les tribunaux administrés."""
        return super().get_queryset(request).filter(juridiction__in=request.user.perimetre)

    def has_view_permission(self, request, obj=None) -> bool:
        """Suit le droit d'administrer."""
        return request.user.is_staff

    has_add_permission = has_view_permission
    has_change_permission = has_view_permission

    def has_delete_permission(self, request, obj=None) -> bool:
        """Refuse : une fonction s'éteint par sa date de fin."""
        return False


@admin.register(Utilisateur)
class UtilisateurAdmin(AdminCloisonne):
    """Personnes habilitées dans un tribunal administré."""

    champ_juridiction = "habilitations__juridiction"
    form = _UtilisateurForm
    list_display = ["identifiant", "nom", "prenom", "is_active", "last_login"]
    list_filter = ["is_active", ("habilitations__fonction", admin.AllValuesFieldListFilter)]
    search_fields = ["identifiant", "nom", "prenom"]
    inlines = [_HabilitationEnLigne]

    def get_queryset(self, request):
        """Ne répète pas une personne qui a plusieurs habilitations."""
        return super().get_queryset(request).distinct()

    def _peut(self, request, *, ecrire, objet=None):
        if objet is None or request.user.is_superuser:
            return request.user.is_active and request.user.is_staff
        # Un administrateur local ne touche ni aux administrateurs nationaux ni aux personnes d'ailleurs.
        d_ici = objet.habilitations.filter(juridiction__in=request.user.perimetre)
        return not objet.is_superuser and d_ici.exists()

    def save_model(self, request, obj, form, change):
        """Enregistre, avec le mot de passe s'il est donné."""
        if form.cleaned_data.get("mot_de_passe"):
            obj.set_password(form.cleaned_data["mot_de_passe"])
        elif not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)


@admin.register(Habilitation)
class HabilitationAdmin(AdminCloisonne):
    """Fonctions des personnes, par tribunal et par dates."""

    form = _HabilitationForm
    list_display = ["utilisateur", "fonction", "juridiction", "service", "du", "au"]
    list_select_related = ["utilisateur", "juridiction", "service"]
    list_filter = ["fonction", EnVigueurLe, ("juridiction", admin.RelatedOnlyFieldListFilter)]
    ordering = ["utilisateur__nom", "utilisateur__prenom", "-du"]
    search_fields = ["utilisateur__nom", "utilisateur__prenom", "utilisateur__identifiant"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Propose les seuls agents du tribunal ; un nouveau se crée avec sa fonction (« Utilisateurs »)."""
        champ = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "utilisateur" and not request.user.is_superuser:
            d_ici = Habilitation.objects.filter(juridiction__in=request.user.perimetre)
            champ.queryset = champ.queryset.filter(pk__in=d_ici.values("utilisateur"), is_superuser=False)
        return champ
