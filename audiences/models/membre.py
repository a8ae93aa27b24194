"""Magistrats et greffiers d'un tribunal, à choisir pour composer une audience."""

from django.db import models
from django.db.models import F, Q

from audiences.choix import Corps
from mistral.socle.cloisonnement import ModeleCloisonne
from mistral.socle.recherche import Concat, Normalise


class MembreJuridiction(ModeleCloisonne):
    """Magistrat, greffier ou auditeur affecté à un tribunal entre deux dates."""

    corps = models.CharField("corps", max_length=10, choices=Corps.choices)
    civilite = models.CharField("civilité", max_length=40, blank=True)
    nom = models.CharField("nom", max_length=80)
    prenom = models.CharField("prénom", max_length=80, blank=True)
    qualite = models.CharField(
        "qualité", max_length=120, blank=True, help_text="Par exemple « vice-présidente »."
    )
    id_cassiopee = models.CharField("identifiant Cassiopée", max_length=80, blank=True)
    du = models.DateField("en poste depuis le", null=True, blank=True)
    au = models.DateField("en poste jusqu’au", null=True, blank=True)
    recherche = models.GeneratedField(
        expression=Normalise(Concat(F("nom"), models.Value(" "), F("prenom"))),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = "membre de la juridiction"
        verbose_name_plural = "membres de la juridiction"
        ordering = ["nom", "prenom", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["juridiction", "id_cassiopee"],
                condition=~Q(id_cassiopee=""),
                name="membrejuridiction_identifiant_unique",
            ),
            models.CheckConstraint(condition=~Q(nom=""), name="membrejuridiction_nomme"),
            models.CheckConstraint(condition=Q(corps__in=Corps.values), name="membrejuridiction_corps_connu"),
            models.CheckConstraint(
                condition=Q(au__isnull=True) | Q(du__isnull=True) | Q(au__gte=F("du")),
                name="membrejuridiction_dates_ordonnees",
            ),
        ]

    def __str__(self):
        return ", ".join(filter(None, (self.nom_complet, self.qualite)))

    @property
    def nom_complet(self) -> str:
        """Donne « Mme Hélène VASSEUR »."""
        return " ".join(filter(None, (self.civilite, self.prenom, self.nom)))
