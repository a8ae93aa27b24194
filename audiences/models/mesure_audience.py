"""Ce que le président ou le tribunal ordonne pour la tenue des débats."""

from django.db import models
from django.db.models import Q

from audiences.choix_debats import Auteur, DecisionHuisClos, MotifHuisClos, NaturePolice
from audiences.models.donnee_de_note import DonneeDeNote


class Telecommunication(DonneeDeNote):
    """Usage d'un moyen de télécommunication audiovisuelle (CPP 706-71, D47-12-5)."""

    partie = models.ForeignKey(
        "audiences.Partie", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="partie"
    )
    personne = models.CharField("autre personne", max_length=160, blank=True)
    lieu = models.CharField("depuis", max_length=160, blank=True)
    est_avec_accord = models.BooleanField("avec l’accord du procureur et des parties", null=True, blank=True)

    class Meta:
        verbose_name = "télécommunication audiovisuelle"
        verbose_name_plural = "télécommunications audiovisuelles"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(partie__isnull=False, personne="") | Q(partie__isnull=True) & ~Q(personne=""),
                name="telecommunication_d_une_personne",
                violation_error_message="Dites qui est entendu à distance : une partie ou un autre.",
            ),
        ]

    def __str__(self):
        return "Télécommunication audiovisuelle"


class HuisClos(DonneeDeNote):
    """Huis clos demandé, ordonné par jugement ou rejeté (CPP 400)."""

    auteur = models.CharField("demandé par", max_length=20, choices=Auteur.choices)
    partie = models.ForeignKey(
        "audiences.Partie", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="partie"
    )
    avocat = models.ForeignKey("audiences.Avocat", models.PROTECT, null=True, blank=True, related_name="+")
    sont_entendus = models.BooleanField("ministère public et parties entendus", default=False)
    decision = models.CharField("décision", max_length=8, choices=DecisionHuisClos.choices)
    motif = models.CharField("motif", max_length=10, choices=MotifHuisClos.choices, blank=True)

    class Meta:
        verbose_name = "huis clos"
        verbose_name_plural = "huis clos"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(decision=DecisionHuisClos.ORDONNE) | ~Q(motif=""),
                name="huisclos_motive",
                violation_error_message="Le jugement qui ordonne le huis clos dit son motif (CPP, art. 400).",
            ),
            models.CheckConstraint(
                condition=~Q(auteur__in=(Auteur.PARTIE, Auteur.AVOCAT)) | Q(partie__isnull=False),
                name="huisclos_partie_dite",
                violation_error_message="Dites de quelle partie vient la demande.",
            ),
        ]

    def __str__(self):
        return "Huis clos"


class ActeDePolice(DonneeDeNote):
    """Acte de police de l'audience (CPP 404, 405)."""

    nature = models.CharField("nature", max_length=10, choices=NaturePolice.choices)
    partie = models.ForeignKey(
        "audiences.Partie", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="partie"
    )
    personne = models.CharField("autre personne", max_length=160, blank=True)
    faits = models.CharField("faits", max_length=500)

    class Meta:
        verbose_name = "acte de police de l’audience"
        verbose_name_plural = "actes de police de l’audience"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(faits=""), name="actedepolice_faits_dits"),
            models.CheckConstraint(
                condition=Q(partie__isnull=False, personne="") | Q(partie__isnull=True) & ~Q(personne=""),
                name="actedepolice_d_une_personne",
                violation_error_message="Dites de qui il s’agit : une partie, ou une autre personne.",
            ),
        ]

    def __str__(self):
        return self.get_nature_display()
