"""L'expert entendu à l'audience."""

from django.db import models
from django.db.models import Q

from audiences.choix_debats import Civilite
from audiences.models.donnee_de_note import DonneeDeNote


class Expert(DonneeDeNote):
    """Expert qui prête serment et expose le résultat de ses opérations (CPP 168)."""

    civilite = models.CharField("civilité", max_length=3, choices=Civilite.choices, blank=True)
    nom = models.CharField("nom", max_length=160)
    discipline = models.CharField("discipline", max_length=160, blank=True)
    est_a_distance = models.BooleanField("par un moyen de télécommunication", default=False)
    conclusions = models.TextField("ce qu’il expose", blank=True)

    class Meta:
        verbose_name = "expert"
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(nom=""), name="expert_nomme")]

    def __str__(self):
        return f"Expert {self.nom}"
