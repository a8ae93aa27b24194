"""Configuration de l'app de pilotage."""

from importlib import import_module

from django.apps import AppConfig


class ConfigurationPilotage(AppConfig):
    """Indicateurs et exports ; lit seulement."""

    name = "pilotage"
    verbose_name = "Pilotage"

    def ready(self):
        """Charge le registre des indicateurs."""
        import_module("pilotage.habilitations")
        import_module("pilotage.rubriques")
        from pilotage.indicateur import INDICATEURS

        INDICATEURS.charger("pilotage.indicateurs")
