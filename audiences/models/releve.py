"""Relève entre greffiers : qui rend la plume, qui la prend, ce que le premier a signé (CPP 453)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from mistral.socle.cloisonnement import ModeleCloisonne


class Releve(ModeleCloisonne):
    """Acte du greffier qui signe ce qu'il a tenu ; `entrant` prend la suite, s'il y en a une. Ajout seul."""

    audience = models.ForeignKey("audiences.Audience", models.PROTECT, related_name="releves")
    sortant = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="greffier sortant"
    )
    entrant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="greffier entrant",
    )
    le = models.DateTimeField("le", db_default=Now())

    class Meta:
        verbose_name = "relève"
        ordering = ["le", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(entrant__isnull=True) | ~Q(entrant=F("sortant")),
                name="releve_a_un_autre",
                violation_error_message="La relève se prend par un autre greffier.",
            ),
        ]

    def __str__(self):
        return f"Relève {self.pk}"


class SegmentNote(ModeleCloisonne):
    """Part d'une note que son greffier a signée. Ajout seul.

    De `premiere`, sa première frappe non encore signée, à `derniere`, dernière frappe de la note alors reçue,
    dont `empreinte` scelle toute la chaîne ; `version` est celle de la note à cet instant.
    """

    releve = models.ForeignKey(Releve, models.PROTECT, related_name="segments")
    note = models.ForeignKey("audiences.Note", models.PROTECT, related_name="segments")
    greffier = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    premiere = models.ForeignKey(
        "audiences.OperationNote", models.PROTECT, related_name="+", verbose_name="première frappe"
    )
    derniere = models.ForeignKey(
        "audiences.OperationNote", models.PROTECT, related_name="+", verbose_name="dernière frappe"
    )
    empreinte = models.CharField("empreinte de la dernière frappe", max_length=64)
    version = models.PositiveIntegerField("version de la note")
    debut_le = models.DateTimeField("première frappe le")
    signe_le = models.DateTimeField("signé le", db_default=Now())

    class Meta:
        verbose_name = "segment de note"
        verbose_name_plural = "segments de note"
        ordering = ["signe_le", "id"]
        constraints = [
            models.UniqueConstraint(fields=["releve", "note"], name="segmentnote_unique"),
            models.CheckConstraint(
                condition=Q(derniere__gte=F("premiere")), name="segmentnote_frappes_ordonnees"
            ),
            models.CheckConstraint(
                condition=Q(signe_le__gte=F("debut_le")), name="segmentnote_signe_apres_debut"
            ),
            models.CheckConstraint(condition=~Q(empreinte=""), name="segmentnote_scelle"),
        ]

    def __str__(self):
        return f"Segment {self.pk}"
