"""Le renvoi d'une affaire à une autre audience (CPP 461)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from decisions.choix import AvisParquet, Demandeur, SuiteDemande, TypeRenvoi
from mistral.socle.cloisonnement import ModeleCloisonne


class Renvoi(ModeleCloisonne):
    """Report d'une affaire, à date fixe ou sans date, avec son motif et qui l'a demandé."""

    inscription = models.OneToOneField("audiences.Inscription", models.PROTECT, related_name="renvoi")
    motif = models.CharField("motif", max_length=40)
    precision = models.TextField("précision", blank=True)
    demandeur = models.CharField("demandeur", max_length=20, choices=Demandeur.choices)
    avis_parquet = models.CharField(
        "avis du ministère public", max_length=20, choices=AvisParquet.choices, blank=True
    )
    observations = models.TextField("observations des parties", blank=True)
    type = models.CharField("type", max_length=30, choices=TypeRenvoi.choices)
    date = models.DateField("date de renvoi", null=True, blank=True)
    heure = models.TimeField("heure", null=True, blank=True)
    service = models.ForeignKey(
        "comptes.Service", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="service"
    )
    vers = models.OneToOneField(
        "audiences.Inscription",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="renvoyee_par",
        verbose_name="passage suivant",
    )
    cree_audience = models.BooleanField("a créé l’audience suivante", default=False)
    mention = models.OneToOneField(
        "audiences.Mention",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="renvoi",
        verbose_name="mention de la note",
    )
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("enregistré le", auto_now_add=True)

    class Meta:
        verbose_name = "renvoi"
        constraints = [
            models.CheckConstraint(
                condition=Q(type=TypeRenvoi.SANS_DATE, date__isnull=True)
                | (~Q(type=TypeRenvoi.SANS_DATE) & Q(date__isnull=False)),
                name="renvoi_date_selon_type",
                violation_error_message="Un renvoi à date fixe a une date ; un renvoi sans date n’en a pas.",
            ),
            models.CheckConstraint(condition=~Q(motif=""), name="renvoi_motive"),
            models.CheckConstraint(
                condition=~Q(motif="AUTRE") | ~Q(precision=""),
                name="renvoi_motif_libre_precise",
                violation_error_message="Le motif « autre » demande d’être précisé.",
            ),
        ]

    def __str__(self):
        return f"Renvoi, {self.motif}"


class DemandeRenvoi(ModeleCloisonne):
    """Renvoi demandé et refusé, ou joint au fond : l'affaire continue. Ordonné, c'est un `Renvoi`."""

    inscription = models.ForeignKey("audiences.Inscription", models.PROTECT, related_name="demandes_renvoi")
    demandeur = models.CharField("demandeur", max_length=20, choices=Demandeur.choices)
    motif = models.CharField("motif", max_length=40)
    precision = models.TextField("précision", blank=True)
    avis_parquet = models.CharField(
        "avis du ministère public", max_length=20, choices=AvisParquet.choices, blank=True
    )
    observations = models.TextField("observations des parties", blank=True)
    suite = models.CharField("suite donnée", max_length=20, choices=SuiteDemande.choices)
    mention = models.OneToOneField(
        "audiences.Mention",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="demande_renvoi",
        verbose_name="mention de la note",
    )
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("enregistrée le", auto_now_add=True)

    class Meta:
        verbose_name = "demande de renvoi"
        verbose_name_plural = "demandes de renvoi"
        ordering = ["le", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(suite__in=[SuiteDemande.REJETEE, SuiteDemande.JOINTE_AU_FOND]),
                name="demanderenvoi_non_ordonnee",
                violation_error_message="Un renvoi ordonné s’enregistre comme un renvoi.",
            ),
            models.CheckConstraint(condition=~Q(motif=""), name="demanderenvoi_motivee"),
            models.CheckConstraint(
                condition=~Q(motif="AUTRE") | ~Q(precision=""),
                name="demanderenvoi_motif_libre_precise",
                violation_error_message="Le motif « autre » demande d’être précisé.",
            ),
        ]

    def __str__(self):
        return f"Demande de renvoi, {self.motif}"
