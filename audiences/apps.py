"""Configuration de l'app des audiences."""

from importlib import import_module

from django.apps import AppConfig


class ConfigurationAudiences(AppConfig):
    """Audiences, affaires, parties, rôle et note."""

    name = "audiences"
    verbose_name = "Audiences"

    def ready(self):
        """Charge les registres : une entrée nouvelle est un fichier nouveau."""
        import_module("audiences.habilitations")
        import_module("audiences.rubriques")
        from audiences.commande import COMMANDES
        from audiences.etape import ETAPES
        from audiences.locuteur import LOCUTEURS
        from audiences.preparatif import PREPARATIFS
        from audiences.prolongement import PROLONGEMENTS
        from audiences.rappel import RAPPELS
        from audiences.reste import RESTES
        from mistral.socle.document import DOCUMENTS
        from mistral.socle.droit import REGLES

        REGLES.charger("audiences.regles")
        ETAPES.charger("audiences.etapes")
        LOCUTEURS.charger("audiences.locuteurs")
        COMMANDES.charger("audiences.commandes")
        RESTES.charger("audiences.restes")
        RAPPELS.charger("audiences.rappels")
        PREPARATIFS.charger("audiences.preparatifs")
        PROLONGEMENTS.charger("audiences.prolongements")
        DOCUMENTS.charger("audiences.documents")
