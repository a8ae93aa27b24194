"""Base des données qu'une commande écrit avec leur phrase."""

from django.db import models

from mistral.socle.cloisonnement import ModeleCloisonne


class DonneeDeNote(ModeleCloisonne):
    """Donnée née à l'audience ; sa phrase est la mention de la note qui la porte."""

    inscription = models.ForeignKey("audiences.Inscription", models.PROTECT, related_name="+")
    mention = models.OneToOneField(
        "audiences.Mention", models.PROTECT, related_name="+", verbose_name="mention de la note"
    )

    class Meta:
        abstract = True
