"""Configuration des comptes."""

from importlib import import_module

from django.apps import AppConfig


class ConfigurationComptes(AppConfig):
    """Tribunaux, services, salles, personnes et habilitations."""

    name = "mistral.socle.comptes"
    label = "comptes"
    verbose_name = "Tribunaux, personnes et droits"

    def ready(self):
        """Déclare les droits d'administration."""
        import_module("mistral.socle.comptes.habilitations")
