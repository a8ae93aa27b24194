"""Configuration de l'app des décisions."""

from importlib import import_module

from django.apps import AppConfig


class ConfigurationDecisions(AppConfig):
    """Ce que le tribunal décide, et ce qui sort du greffe."""

    name = "decisions"
    verbose_name = "Décisions"

    def ready(self):
        """Charge les registres : une entrée nouvelle est un fichier nouveau."""
        import_module("decisions.habilitations")
        import_module("decisions.rubriques")
        from audiences.apport import APPORTS
        from audiences.commande import COMMANDES
        from audiences.empechement import EMPECHEMENTS
        from audiences.prolongement import PROLONGEMENTS
        from audiences.reste import RESTES
        from audiences.resume import RESUMES
        from audiences.verrou import VERROUS
        from decisions.nature import NATURES
        from decisions.sort import SORTS
        from mistral.socle.document import DOCUMENTS
        from mistral.socle.droit import REGLES

        NATURES.charger("decisions.natures")
        SORTS.charger("decisions.sorts")
        REGLES.charger("decisions.regles")
        COMMANDES.charger("decisions.commandes")
        RESTES.charger("decisions.restes")
        PROLONGEMENTS.charger("decisions.prolongements")
        DOCUMENTS.charger("decisions.documents")
        RESUMES.charger("decisions.resumes")
        EMPECHEMENTS.charger("decisions.empechements")
        APPORTS.charger("decisions.apports")
        VERROUS.charger("decisions.verrous")
