"""Le témoin, entendu ou absent."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from audiences.choix_debats import Civilite, LienTemoin, SansSerment, Serment, SuiteAbsence
from audiences.models.donnee_de_note import DonneeDeNote

AMENDE_MAX = Decimal(3750)  # Euros (CPP 438).


class Temoin(DonneeDeNote):
    """Témoin entendu, avec ou sans serment (CPP 444 à 449), ou absent et ce qu'il en est fait (438, 439)."""

    civilite = models.CharField("civilité", max_length=3, choices=Civilite.choices, blank=True)
    nom = models.CharField("nom", max_length=160)
    age = models.PositiveSmallIntegerField("âge", null=True, blank=True)
    profession = models.CharField("profession", max_length=160, blank=True)
    domicile = models.CharField("domicile", max_length=250, blank=True)
    lien = models.CharField("lien avec les parties", max_length=5, choices=LienTemoin.choices, blank=True)
    lien_precise = models.CharField("lien précisé", max_length=160, blank=True)
    serment = models.CharField("serment", max_length=12, choices=Serment.choices, blank=True)
    sans_serment = models.CharField("motif", max_length=6, choices=SansSerment.choices, blank=True)
    est_absent = models.BooleanField("absent", default=False)
    est_cite = models.BooleanField("régulièrement cité", null=True, blank=True)
    suite = models.CharField("suite", max_length=11, choices=SuiteAbsence.choices, blank=True)
    amende = models.DecimalField("amende", max_digits=6, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = "témoin"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(nom=""), name="temoin_nomme"),
            models.CheckConstraint(
                condition=Q(est_absent=True, serment="") | Q(est_absent=False) & ~Q(serment=""),
                name="temoin_entendu_ou_absent",
                violation_error_message="Un témoin entendu l’est avec ou sans serment ; absent, aucun.",
            ),
            models.CheckConstraint(
                condition=Q(amende__isnull=True) | Q(est_absent=True, amende__gt=0, amende__lte=AMENDE_MAX),
                name="temoin_amende_bornee",
                violation_error_message="L’amende du témoin absent ne dépasse pas 3 750 € (CPP, art. 438).",
            ),
        ]

    def __str__(self):
        return f"Témoin {self.nom}"
