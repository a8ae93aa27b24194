"""Configuration du socle."""

from importlib import import_module

from django.apps import AppConfig


class ConfigurationSocle(AppConfig):
    """Socle commun : journal, cloisonnement, registres, rendu."""

    name = "mistral.socle"
    label = "socle"
    verbose_name = "Socle"

    def ready(self):
        """Inscrit les vérifications du système."""
        import_module("mistral.socle.verifications")
