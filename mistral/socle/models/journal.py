"""Journal des actes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from mistral.socle.cloisonnement import CloisonneQuerySet


class EntreeJournal(models.Model):
    """Acte accompli : qui, quoi, quand, dans quel tribunal, sur quel objet. Ajout seul, en base."""

    horodatage = models.DateTimeField("date et heure", db_default=Now(), editable=False)
    acte = models.CharField("acte", max_length=60)
    utilisateur = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="auteur"
    )
    juridiction = models.ForeignKey(
        "comptes.Juridiction", models.PROTECT, null=True, related_name="+", verbose_name="juridiction"
    )
    objet_type = models.CharField("type d’objet", max_length=60, blank=True)
    objet_id = models.BigIntegerField("identifiant de l’objet", null=True)

    objects = CloisonneQuerySet.as_manager()

    class Meta:
        verbose_name = "entrée du journal"
        verbose_name_plural = "journal des actes"
        indexes = [models.Index(fields=["objet_type", "objet_id"], name="entreejournal_objet")]
        constraints = [
            models.CheckConstraint(condition=~Q(acte=""), name="entreejournal_acte_nomme"),
        ]

    def __str__(self):
        return f"{self.acte} le {self.horodatage:%d/%m/%Y à %H:%M:%S}"
