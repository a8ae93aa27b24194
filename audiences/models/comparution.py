"""La présence d'une partie à une audience."""

from django.db import models
from django.db.models import Q

from audiences.choix import ModaliteComparution, ModeComparution
from mistral.socle.cloisonnement import ModeleCloisonne


class Comparution(ModeleCloisonne):
    """Présence constatée d'une partie au passage d'une affaire (CPP 410 à 412, 424)."""

    inscription = models.ForeignKey("audiences.Inscription", models.PROTECT, related_name="comparutions")
    partie = models.ForeignKey("audiences.Partie", models.PROTECT, related_name="comparutions")
    mode = models.CharField("mode de comparution", max_length=10, choices=ModeComparution.choices)
    avocat = models.ForeignKey(
        "audiences.Avocat", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="avocat"
    )
    est_commis = models.BooleanField("avocat commis d’office", null=True, blank=True)
    mandat_le = models.DateField("demande de jugement en son absence du", null=True, blank=True)
    modalite = models.CharField("modalité", max_length=10, choices=ModaliteComparution.choices, blank=True)
    etablissement = models.CharField("établissement", max_length=160, blank=True)
    mention = models.OneToOneField(
        "audiences.Mention",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="comparution",
        verbose_name="mention de la note",
    )

    mention_avocat = models.OneToOneField(
        "audiences.Mention",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="mention qui dit l’avocat",
    )

    class Meta:
        verbose_name = "comparution"
        constraints = [
            models.UniqueConstraint(fields=["inscription", "partie"], name="comparution_unique"),
            models.CheckConstraint(
                condition=Q(mode__in=ModeComparution.values), name="comparution_mode_connu"
            ),
            models.CheckConstraint(
                condition=Q(modalite="") | Q(modalite__in=ModaliteComparution.values),
                name="comparution_modalite_connue",
            ),
        ]

    def __str__(self):
        return f"{self.partie} : {self.get_mode_display()}"
