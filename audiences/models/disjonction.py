"""La disjonction : ce qui quitte une affaire pour être jugé à part, et ce qu'elle a retiré d'elle."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from mistral.socle.cloisonnement import ModeleCloisonne


class Disjonction(ModeleCloisonne):
    """Séparation d'une affaire, par prévenu ou par fait : une affaire nouvelle est inscrite (CPP 387)."""

    origine = models.ForeignKey("audiences.Inscription", models.PROTECT, related_name="disjonctions")
    nouvelle = models.OneToOneField("audiences.Inscription", models.PROTECT, related_name="disjonction_subie")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("le", db_default=Now())

    class Meta:
        verbose_name = "disjonction"
        ordering = ["le", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(origine=models.F("nouvelle")), name="disjonction_de_deux_affaires"
            ),
        ]

    def __str__(self):
        return f"{self.nouvelle} disjointe de {self.origine}"


class ElementDisjoint(ModeleCloisonne):
    """Partie, fait ou prévention que la disjonction a retiré de l'affaire d'origine ; défaire les y remet."""

    disjonction = models.ForeignKey(Disjonction, models.CASCADE, related_name="elements")
    partie = models.ForeignKey("audiences.Partie", models.PROTECT, null=True, related_name="+")
    infraction = models.ForeignKey("audiences.Infraction", models.PROTECT, null=True, related_name="+")
    prevention = models.ForeignKey("audiences.Prevention", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "élément disjoint"
        verbose_name_plural = "éléments disjoints"
        constraints = [
            models.CheckConstraint(
                condition=Q(partie__isnull=False, infraction__isnull=True, prevention__isnull=True)
                | Q(partie__isnull=True, infraction__isnull=False, prevention__isnull=True)
                | Q(partie__isnull=True, infraction__isnull=True, prevention__isnull=False),
                name="elementdisjoint_un_seul_objet",
            ),
            models.UniqueConstraint(fields=["disjonction", "partie"], name="elementdisjoint_partie"),
            models.UniqueConstraint(fields=["disjonction", "infraction"], name="elementdisjoint_infraction"),
            models.UniqueConstraint(fields=["disjonction", "prevention"], name="elementdisjoint_prevention"),
        ]

    def __str__(self):
        return str(self.partie or self.infraction or self.prevention)
