"""Les incidents soulevés à l'audience."""

from django.db import models
from django.db.models import Q

from audiences.choix_debats import Auteur, AvisParquet, IssueIncident, NatureIncident
from audiences.models.donnee_de_note import DonneeDeNote


class Incident(DonneeDeNote):
    """Exception, question prioritaire, demande d'acte ou autre incident, et son issue (CPP 385, 459)."""

    nature = models.CharField("nature", max_length=10, choices=NatureIncident.choices)
    auteur = models.CharField("soulevé par", max_length=20, choices=Auteur.choices)
    partie = models.ForeignKey(
        "audiences.Partie", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="partie"
    )
    avocat = models.ForeignKey("audiences.Avocat", models.PROTECT, null=True, blank=True, related_name="+")
    objet = models.CharField("objet", max_length=300)
    moyen = models.TextField("moyen", blank=True)
    avis_parquet = models.CharField(
        "réponse du ministère public", max_length=10, choices=AvisParquet.choices, blank=True
    )
    est_parole_donnee = models.BooleanField("le prévenu a eu la parole en dernier", default=False)
    issue = models.CharField("issue", max_length=10, choices=IssueIncident.choices, blank=True)
    decision = models.CharField("décision précisée", max_length=300, blank=True)

    class Meta:
        verbose_name = "incident"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(objet=""), name="incident_objet_dit"),
            models.CheckConstraint(
                condition=~Q(auteur__in=(Auteur.PARTIE, Auteur.AVOCAT)) | Q(partie__isnull=False),
                name="incident_partie_dite",
                violation_error_message="Dites de quelle partie vient l’incident.",
            ),
        ]

    def __str__(self):
        return self.get_nature_display()
