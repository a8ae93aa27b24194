"""Installe le site d'administration de Mistral Pénal à la place de celui de Django."""

from django.contrib.admin.apps import AdminConfig


class ConfigurationAdmin(AdminConfig):
    """Administration des tables de référence et des droits ; aucune affaire n'y paraît."""

    default_site = "mistral.socle.site_admin.SiteAdmin"
