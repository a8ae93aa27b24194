"""Nomenclature des infractions, versionnée : le numéro reste, le libellé et les articles changent."""

from django.db import models
from django.db.models import F, Q


class Natinf(models.Model):
    """Numéro de la nomenclature nationale des infractions."""

    numero = models.CharField("numéro", max_length=10, unique=True)
    famille = models.CharField("famille de contentieux", max_length=40, blank=True)

    class Meta:
        verbose_name = "NATINF"
        verbose_name_plural = "NATINF"

    def __str__(self):
        return self.numero


class VersionNatinf(models.Model):
    """Qualification d'un numéro entre deux dates ; celle du jour des faits s'applique."""

    natinf = models.ForeignKey(Natinf, models.CASCADE, related_name="versions")
    libelle = models.CharField("qualification", max_length=400)
    nature = models.CharField("nature", max_length=60)
    articles_definition = models.TextField("définie par", blank=True)
    articles_repression = models.TextField("réprimée par", blank=True)
    encouru_mois = models.PositiveSmallIntegerField(
        "emprisonnement encouru (mois)",
        null=True,
        blank=True,
        help_text="0 : aucun encouru ; vide : inconnu.",
    )
    encouru_amende = models.DecimalField(
        "amende encourue (€)", max_digits=12, decimal_places=2, null=True, blank=True
    )
    source = models.CharField("source", max_length=200, blank=True)
    du = models.DateField("applicable aux faits depuis le", null=True, blank=True)
    au = models.DateField("applicable aux faits jusqu’au", null=True, blank=True)

    class Meta:
        verbose_name = "version NATINF"
        verbose_name_plural = "versions NATINF"
        constraints = [
            models.CheckConstraint(
                condition=Q(du__isnull=True) | Q(au__isnull=True) | Q(au__gte=F("du")),
                name="versionnatinf_dates_ordonnees",
            ),
            models.UniqueConstraint(
                fields=["natinf", "du"], name="versionnatinf_debut_unique", nulls_distinct=False
            ),
        ]

    def __str__(self):
        return f"{self.natinf} {self.libelle}"
