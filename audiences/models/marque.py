"""Marques privées d'un lecteur de la note : rien qu'à lui, jamais dans la note."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from mistral.socle.cloisonnement import ModeleCloisonne

MARQUE_MAX = 200  # Caractères.


class MarqueNote(ModeleCloisonne):
    """Repère d'un lecteur sur une mention ; la base ne la montre qu'à son auteur."""

    mention = models.ForeignKey("audiences.Mention", models.CASCADE, related_name="marques")
    auteur = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    est_a_revoir = models.BooleanField("à revoir", default=True)
    texte = models.CharField("annotation", max_length=MARQUE_MAX, blank=True)
    le = models.DateTimeField("le", db_default=Now())

    class Meta:
        verbose_name = "marque privée"
        verbose_name_plural = "marques privées"
        constraints = [
            models.UniqueConstraint(fields=["auteur", "mention"], name="marquenote_unique"),
            models.CheckConstraint(
                condition=Q(est_a_revoir=True) | ~Q(texte=""),
                name="marquenote_dit_quelque_chose",
                violation_error_message="Cochez « à revoir », ou écrivez une annotation.",
            ),
        ]

    def __str__(self):
        return f"Marque {self.pk}"
