"""Points de préparation d'une affaire auxquels le greffe a répondu."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from audiences.choix import EtatVerification
from mistral.socle.cloisonnement import ModeleCloisonne


class Verification(ModeleCloisonne):
    """Réponse à un point de préparation d'un passage ; sans ligne, le point est jugé d'après les données."""

    inscription = models.ForeignKey("audiences.Inscription", models.CASCADE, related_name="verifications")
    code = models.CharField("point", max_length=30)
    etat = models.CharField("réponse", max_length=12, choices=EtatVerification.choices)
    remarque = models.CharField("remarque", max_length=200, blank=True)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("le", db_default=Now())

    class Meta:
        verbose_name = "vérification"
        constraints = [
            models.UniqueConstraint(fields=["inscription", "code"], name="verification_unique"),
            models.CheckConstraint(
                condition=Q(etat__in=EtatVerification.values), name="verification_etat_connu"
            ),
        ]

    def __str__(self):
        return f"{self.code} : {self.get_etat_display()}"
