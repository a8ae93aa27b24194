"""L'interprète, et ce qui en est contesté."""

from django.db import models
from django.db.models import Q

from audiences.choix_debats import Assermentation, Civilite, IncidentInterprete, SuiteInterprete
from audiences.models.donnee_de_note import DonneeDeNote


class Interprete(DonneeDeNote):
    """Interprète d'une personne à cette audience, ou contestation de son absence (CPP 407, 408, D594-2)."""

    pour = models.ForeignKey(
        "audiences.Partie", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pour"
    )
    civilite = models.CharField("civilité", max_length=3, choices=Civilite.choices, blank=True)
    nom = models.CharField("nom", max_length=160, blank=True)
    langue = models.CharField("langue", max_length=80)
    assermentation = models.CharField("serment", max_length=10, choices=Assermentation.choices, blank=True)
    est_a_distance = models.BooleanField("par un moyen de télécommunication", default=False)
    incident = models.CharField("incident", max_length=12, choices=IncidentInterprete.choices, blank=True)
    incident_de = models.ForeignKey(
        "audiences.Partie",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="soulevé par",
    )
    incident_motif = models.CharField("motif de l’incident", max_length=500, blank=True)
    incident_suite = models.CharField(
        "décision sur l’incident", max_length=12, choices=SuiteInterprete.choices, blank=True
    )

    class Meta:
        verbose_name = "interprète"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(langue=""), name="interprete_langue_dite"),
            models.CheckConstraint(
                condition=Q(incident=IncidentInterprete.ABSENCE) | ~Q(assermentation=""),
                name="interprete_assermente",
                violation_error_message="Dites le serment de l’interprète (CPP, art. 407).",
            ),
        ]

    def __str__(self):
        return f"Interprète en langue {self.langue}"
