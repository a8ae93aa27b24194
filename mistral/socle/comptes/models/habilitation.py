"""Habilitations : la fonction d'une personne dans un tribunal, entre deux dates."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from mistral.socle.choix import Fonction
from mistral.socle.cloisonnement import CloisonneQuerySet, ModeleCloisonne


class _Periode(Func):
    """Intervalle de dates, bornes comprises ; une fin absente n'a pas de terme."""

    function = "DATERANGE"
    output_field = DateRangeField()


class HabilitationQuerySet(CloisonneQuerySet):
    """Filtres sur les habilitations."""

    def en_cours(self, jour=None):
        """Garde celles qui valent à cette date (aujourd'hui par défaut), pour un compte actif."""
        jour = jour or timezone.localdate()
        return self.filter(Q(au__isnull=True) | Q(au__gte=jour), du__lte=jour, utilisateur__is_active=True)


class Habilitation(ModeleCloisonne):
    """Fonction d'une personne dans un tribunal, éventuellement dans un service."""

    utilisateur = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="habilitations", verbose_name="personne"
    )
    service = models.ForeignKey(
        "comptes.Service", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="service"
    )
    fonction = models.CharField("fonction", max_length=20, choices=Fonction.choices)
    du = models.DateField("à compter du", default=timezone.localdate)
    au = models.DateField("jusqu’au (inclus)", null=True, blank=True)

    objects = HabilitationQuerySet.as_manager()

    class Meta:
        verbose_name = "habilitation"
        constraints = [
            models.CheckConstraint(
                condition=Q(au__isnull=True) | Q(au__gte=F("du")),
                name="habilitation_dates_ordonnees",
                violation_error_message="La date de fin précède la date de début.",
            ),
            models.CheckConstraint(
                condition=Q(fonction__in=Fonction.values), name="habilitation_fonction_connue"
            ),
            ExclusionConstraint(
                name="habilitation_sans_doublon",
                expressions=[
                    (_Periode("du", "au", RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS),
                    ("utilisateur", RangeOperators.EQUAL),
                    ("juridiction", RangeOperators.EQUAL),
                    ("fonction", RangeOperators.EQUAL),
                ],
                violation_error_message="Cette personne a déjà cette fonction dans ce tribunal à ces dates.",
            ),
        ]

    def __str__(self):
        return f"{self.utilisateur}, {self.get_fonction_display()}"
