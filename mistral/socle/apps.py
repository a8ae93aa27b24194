"""Configuration du socle."""

from django.apps import AppConfig


class ConfigurationSocle(AppConfig):
    """Socle commun : journal, cloisonnement, registres, rendu."""

    name = "mistral.socle"
    label = "socle"
    verbose_name = "Socle"
