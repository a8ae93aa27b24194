"""Tribunaux, et ce dont ils disposent pour tenir leurs audiences."""

from django.db import models
from django.db.models import Q

from mistral.socle.cloisonnement import CloisonneQuerySet, ModeleCloisonne


class DatesQuerySet(CloisonneQuerySet):
    """Lignes d'un tribunal qui valent entre deux dates."""

    def en_vigueur(self, jour):
        """Garde celles qui valent ce jour-là, bornes comprises ; une borne absente ne borne rien."""
        return self.filter(Q(du__isnull=True) | Q(du__lte=jour), Q(au__isnull=True) | Q(au__gte=jour))


def _dates_ordonnees(modele: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(au__isnull=True) | Q(du__isnull=True) | Q(au__gte=models.F("du")),
        name=f"{modele}_dates_ordonnees",
        violation_error_message="La date de fin précède la date de début.",
    )


class Juridiction(models.Model):
    """Tribunal judiciaire ou tribunal de première instance (COJ L211-1)."""

    class Type(models.TextChoices):
        """Espèce de tribunal."""

        TJ = "TJ", "tribunal judiciaire"
        TPI = "TPI", "tribunal de première instance"

    nom = models.CharField("nom", max_length=120, unique=True)
    type = models.CharField("type", max_length=3, choices=Type.choices)
    cour_appel = models.CharField("cour d’appel", max_length=120)
    departement = models.CharField("département", max_length=80)
    adresse = models.CharField("adresse", max_length=200, blank=True)
    du = models.DateField("créée le", null=True, blank=True)
    au = models.DateField(
        "fermée après le",
        null=True,
        blank=True,
        help_text="Une juridiction ne se supprime pas : elle se ferme.",
    )

    class Meta:
        verbose_name = "juridiction"
        ordering = ["nom"]
        constraints = [
            _dates_ordonnees("juridiction"),
            models.CheckConstraint(condition=~Q(nom=""), name="juridiction_nommee"),
        ]

    def __str__(self):
        return self.nom

    @property
    def ville(self) -> str:
        """Donne le siège, tel qu'il suit « Tribunal … de » dans le nom."""
        for debut in ("Tribunal judiciaire ", "Tribunal de première instance "):
            if self.nom.startswith(debut):
                return self.nom.removeprefix(debut)
        return self.nom


class Service(ModeleCloisonne):
    """Chambre ou service correctionnel d'un tribunal."""

    nom = models.CharField("nom", max_length=80)
    du = models.DateField("ouvert depuis le", null=True, blank=True)
    au = models.DateField("fermé après le", null=True, blank=True)

    objects = DatesQuerySet.as_manager()

    class Meta:
        verbose_name = "service"
        ordering = ["nom"]
        constraints = [
            models.UniqueConstraint(
                fields=["juridiction", "nom"],
                name="service_nom_unique",
                violation_error_message="Ce tribunal a déjà un service de ce nom.",
            ),
            _dates_ordonnees("service"),
        ]

    def __str__(self):
        return self.nom


class Salle(ModeleCloisonne):
    """Salle d'audience d'un tribunal."""

    nom = models.CharField("nom", max_length=80)
    a_visioconference = models.BooleanField("équipée pour la visioconférence", default=False)
    du = models.DateField("disponible depuis le", null=True, blank=True)
    au = models.DateField("fermée après le", null=True, blank=True)

    objects = DatesQuerySet.as_manager()

    class Meta:
        verbose_name = "salle"
        ordering = ["nom"]
        constraints = [
            _dates_ordonnees("salle"),
            models.UniqueConstraint(
                fields=["juridiction", "nom"],
                name="salle_nom_unique",
                violation_error_message="Ce tribunal a déjà une salle de ce nom.",
            ),
        ]

    def __str__(self):
        return self.nom
