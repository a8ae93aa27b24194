"""Jours chômés propres à un tribunal ; les fériés nationaux se calculent (`mistral.socle.calendrier`)."""

from django.db import models
from django.db.models import Q

from mistral.socle.cloisonnement import ModeleCloisonne


class JourChome(ModeleCloisonne):
    """Jour où le tribunal ne siège pas : pont, fête locale, fermeture décidée par ses chefs."""

    date = models.DateField("date")
    libelle = models.CharField("motif", max_length=80, help_text="Par exemple « pont de l’Ascension ».")

    class Meta:
        verbose_name = "jour chômé"
        verbose_name_plural = "jours chômés"
        ordering = ["-date"]
        constraints = [
            models.UniqueConstraint(
                fields=["juridiction", "date"],
                name="jourchome_unique",
                violation_error_message="Ce jour est déjà chômé dans ce tribunal.",
            ),
            models.CheckConstraint(condition=~Q(libelle=""), name="jourchome_nomme"),
        ]

    def __str__(self):
        return f"{self.date:%d/%m/%Y}, {self.libelle}"
