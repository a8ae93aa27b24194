"""Les avocats connus du tribunal."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value

from mistral.socle.cloisonnement import ModeleCloisonne
from mistral.socle.recherche import Concat, Normalise


class Avocat(ModeleCloisonne):
    """Avocat connu du tribunal ; le barreau, le prénom et la toque séparent les homonymes."""

    civilite = models.CharField("civilité", max_length=40, blank=True)
    nom = models.CharField("nom", max_length=160)
    prenom = models.CharField("prénom", max_length=80, blank=True)
    barreau = models.CharField("barreau", max_length=80, blank=True)
    toque = models.CharField("toque ou case", max_length=20, blank=True)
    telephone = models.CharField("téléphone", max_length=40, blank=True)
    courriel = models.CharField("courriel", max_length=160, blank=True)
    au = models.DateField("n’exerce plus après le", null=True, blank=True)
    recherche = models.GeneratedField(
        expression=Normalise(
            Concat(F("nom"), Value(" "), F("prenom"), Value(" "), F("barreau"), Value(" "), F("toque"))
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = "avocat"
        constraints = [
            models.UniqueConstraint(
                fields=["juridiction", "nom", "prenom", "barreau", "toque"],
                name="avocat_unique",
                violation_error_message="Cet avocat est déjà enregistré.",
            ),
            models.CheckConstraint(condition=~Q(nom=""), name="avocat_nomme"),
        ]
        indexes = [GinIndex(fields=["recherche"], opclasses=["gin_trgm_ops"], name="avocat_recherche")]

    def __str__(self):
        return " ".join(filter(None, ("Me", self.prenom, self.nom)))
