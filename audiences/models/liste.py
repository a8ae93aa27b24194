"""Listes nationales de codes, datées ; elles viennent de Cassiopée et sont tenues par l'administration."""

from django.db import models
from django.db.models import F, Q

from audiences.choix import Liste
from mistral.socle.recherche import Concat, Normalise


class ValeurDeListe(models.Model):
    """Valeur d'une liste ; ni le code ni la mnémonique n'y sont uniques, seuls code et libellé ensemble.

    `fournie_sous` garde ce que disait la liste livrée avec le logiciel : une valeur renommée par
    l'administration (`retouchee_le`) n'est ni recréée, ni écrasée au chargement suivant.
    """

    liste = models.CharField("liste", max_length=30, choices=Liste.choices)
    code = models.CharField("code", max_length=20, blank=True)
    mnemonique = models.CharField("mnémonique", max_length=40, blank=True)
    libelle = models.CharField("libellé", max_length=200)
    rattachement = models.CharField(
        "valeur de l’application",
        max_length=40,
        blank=True,
        help_text="Code équivalent de nos propres listes.",
    )
    rang = models.PositiveSmallIntegerField("ordre", default=100)
    du = models.DateField("en vigueur depuis le", null=True, blank=True)
    au = models.DateField("en vigueur jusqu’au", null=True, blank=True)
    fournie_sous = models.CharField("libellé fourni", max_length=230, blank=True, editable=False)
    retouchee_le = models.DateTimeField("modifiée par l’administration le", null=True, editable=False)
    recherche = models.GeneratedField(
        expression=Normalise(
            Concat(F("code"), models.Value(" "), F("mnemonique"), models.Value(" "), F("libelle"))
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = "valeur de liste"
        verbose_name_plural = "valeurs de liste"
        ordering = ["liste", "rang", "libelle", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["liste", "code", "libelle", "du"],
                name="valeurdeliste_unique",
                nulls_distinct=False,
                violation_error_message="Cette liste a déjà cette valeur à cette date.",
            ),
            models.UniqueConstraint(
                fields=["liste", "fournie_sous"],
                condition=~Q(fournie_sous=""),
                name="valeurdeliste_fournie_unique",
            ),
            models.CheckConstraint(condition=~Q(libelle=""), name="valeurdeliste_nommee"),
            models.CheckConstraint(condition=Q(liste__in=Liste.values), name="valeurdeliste_liste_connue"),
            models.CheckConstraint(
                condition=Q(au__isnull=True) | Q(du__isnull=True) | Q(au__gte=F("du")),
                name="valeurdeliste_dates_ordonnees",
                violation_error_message="La date de fin précède la date de début.",
            ),
        ]

    def __str__(self):
        return self.libelle
