"""Filtres communs des listes de l'administration."""

from datetime import date

from django.contrib import admin
from django.db.models import Q


class EnVigueurLe(admin.SimpleListFilter):
    """Garde les lignes qui valent à la date choisie, bornes comprises ; une date illisible est ignorée."""

    title = "en vigueur le"
    parameter_name = "vigueur"
    template = "admin/filtre_date.html"

    def has_output(self):
        """Paraît toujours : le choix est une date, non une liste."""
        return True

    def lookups(self, request, model_admin):
        """N'a pas de valeurs à proposer."""
        return ()

    def choices(self, changelist):
        """Donne la date choisie, et les autres critères à garder."""
        autres = changelist.get_filters_params()
        yield {
            "jour": self.value() or "",
            "nom": self.parameter_name,
            "autres": {cle: valeurs[-1] for cle, valeurs in autres.items() if cle != self.parameter_name},
            "recherche": changelist.query,
            "sans": changelist.get_query_string(remove=[self.parameter_name]),
        }

    def queryset(self, request, queryset):
        """Filtre sur les deux bornes ; une table sans début ne se filtre que sur sa fin."""
        try:
            jour = date.fromisoformat(self.value() or "")
        except ValueError:
            return queryset
        filtre = Q(au__isnull=True) | Q(au__gte=jour)
        if any(champ.name == "du" for champ in queryset.model._meta.fields):
            filtre &= Q(du__isnull=True) | Q(du__lte=jour)
        return queryset.filter(filtre)
