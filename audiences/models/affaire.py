"""L'affaire, qui survit à ses audiences."""

from django.db import models
from django.db.models import Q

from mistral.socle.cloisonnement import CloisonneQuerySet, ModeleCloisonne


class Affaire(ModeleCloisonne):
    """Unité de jugement : une procédure, ses prévenus, ses faits, ses parties civiles."""

    numero_parquet = models.CharField("numéro de parquet", max_length=60)
    id_cassiopee = models.CharField("identifiant Cassiopée", max_length=80, blank=True)
    idj = models.CharField("identifiant justice", max_length=60, blank=True)
    intitule = models.CharField("intitulé", max_length=200, blank=True)
    duree_prevue = models.PositiveSmallIntegerField("durée prévue (minutes)", null=True, blank=True)
    saisine_le = models.DateField("date de saisine", null=True, blank=True)
    a_scelle = models.BooleanField("scellés", null=True, blank=True)
    a_scelle_agrasc = models.BooleanField("scellés confiés à l’AGRASC", null=True, blank=True)

    objects = CloisonneQuerySet.as_manager()

    class Meta:
        verbose_name = "affaire"
        constraints = [
            models.UniqueConstraint(
                fields=["juridiction", "id_cassiopee"],
                condition=~Q(id_cassiopee=""),
                name="affaire_identifiant_unique",
            ),
            models.CheckConstraint(condition=~Q(numero_parquet=""), name="affaire_numerotee"),
        ]
        indexes = [models.Index(fields=["juridiction", "numero_parquet"], name="affaire_numero")]

    def __str__(self):
        return self.intitule or self.numero_usuel

    @property
    def numero_usuel(self) -> str:
        """Donne les onze derniers caractères du numéro de parquet, l'usage du greffe."""
        return self.numero_parquet[-11:]
