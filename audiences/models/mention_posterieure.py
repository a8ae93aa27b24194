"""Après la signature : observations du président avant son visa, mentions datées du greffier (CPP 453)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from audiences.choix_demandes import NatureMentionPosterieure
from mistral.socle.cloisonnement import ModeleCloisonne


class ObservationPresident(ModeleCloisonne):
    """Raison pour laquelle le président ne vise pas encore ; la note n'en est pas changée. Ajout seul."""

    note = models.ForeignKey("audiences.Note", models.PROTECT, related_name="observations")
    texte = models.TextField("observations")
    auteur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("le", db_default=Now())

    class Meta:
        verbose_name = "observations du président"
        verbose_name_plural = "observations du président"
        ordering = ["le", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(texte=""),
                name="observationpresident_dite",
                violation_error_message="Dites au greffier ce qui empêche de viser la note.",
            ),
        ]

    def __str__(self):
        return f"Observations du {self.le:%d/%m/%Y}"


class MentionPosterieure(ModeleCloisonne):
    """Mention ajoutée par le greffier après sa signature, datée, imprimée à part. Ajout seul."""

    note = models.ForeignKey("audiences.Note", models.PROTECT, related_name="mentions_posterieures")
    nature = models.CharField("nature", max_length=20, choices=NatureMentionPosterieure.choices)
    texte = models.TextField("texte")
    repond_a = models.ForeignKey(
        ObservationPresident,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reponses",
        verbose_name="répond aux observations",
    )
    auteur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("le", db_default=Now())

    class Meta:
        verbose_name = "mention postérieure"
        verbose_name_plural = "mentions postérieures"
        ordering = ["le", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(texte=""),
                name="mentionposterieure_dite",
                violation_error_message="Écrivez la mention.",
            ),
            models.CheckConstraint(
                condition=Q(nature__in=NatureMentionPosterieure.values),
                name="mentionposterieure_nature_connue",
            ),
        ]

    def __str__(self):
        return f"Mention du {self.le:%d/%m/%Y}"
