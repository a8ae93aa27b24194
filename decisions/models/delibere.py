"""La mise en délibéré d'une affaire à une date (CPP 462)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mistral.socle.cloisonnement import ModeleCloisonne


class Delibere(ModeleCloisonne):
    """Jugement renvoyé à une audience ultérieure, dont le jour est indiqué aux parties présentes.

    Une prorogation est un autre délibéré, mis à l'audience où le premier devait être vidé.
    `parties_informees` vide : on ne sait pas si les parties présentes l'ont été.
    """

    inscription = models.OneToOneField("audiences.Inscription", models.PROTECT, related_name="delibere")
    date = models.DateField("date du délibéré")
    heure = models.TimeField("heure")
    salle = models.ForeignKey(
        "comptes.Salle", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="salle"
    )
    parties_informees = models.BooleanField("parties présentes informées", null=True, blank=True)
    est_prorogation = models.BooleanField("prorogation", default=False)
    vers = models.OneToOneField(
        "audiences.Inscription", models.PROTECT, related_name="delibere_de", verbose_name="passage suivant"
    )
    cree_audience = models.BooleanField("a créé l’audience suivante", default=False)
    mention = models.OneToOneField(
        "audiences.Mention",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="delibere",
        verbose_name="mention de la note",
    )
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("enregistré le", auto_now_add=True)

    class Meta:
        verbose_name = "délibéré"
        constraints = [
            models.CheckConstraint(
                condition=~Q(inscription=F("vers")),
                name="delibere_a_une_autre_audience",
                violation_error_message="Un délibéré est vidé à une autre audience que celle des débats.",
            ),
        ]

    def __str__(self):
        return f"Délibéré du {self.date:%d/%m/%Y}"
