"""Les documents produits."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from decisions.choix import EtatPiece
from mistral.socle.cloisonnement import ModeleCloisonne


class Piece(ModeleCloisonne):
    """Document produit pour une audience, ou pour une affaire à cette audience. Le PDF est gardé en base."""

    audience = models.ForeignKey("audiences.Audience", models.PROTECT, related_name="pieces")
    inscription = models.ForeignKey(
        "audiences.Inscription",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pieces",
        verbose_name="affaire",
    )
    document = models.CharField("document", max_length=30)
    etat = models.CharField("état", max_length=12, choices=EtatPiece.choices, default=EtatPiece.A_PRODUIRE)
    demandee_le = models.DateTimeField("demandée le", db_default=Now())
    demandee_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    produite_le = models.DateTimeField("produite le", null=True, blank=True)
    contenu = models.BinaryField("PDF", null=True)
    empreinte = models.CharField("empreinte SHA-256", max_length=64, blank=True)
    erreur = models.TextField("raison de l’échec", blank=True)
    manques = models.TextField("données manquantes, une par ligne", blank=True)

    class Meta:
        verbose_name = "pièce"
        ordering = ["-demandee_le", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(etat__in=EtatPiece.values), name="piece_etat_connu"),
            models.CheckConstraint(
                condition=~Q(etat=EtatPiece.PRODUIT)
                | Q(contenu__isnull=False, produite_le__isnull=False) & ~Q(empreinte=""),
                name="piece_produite_avec_contenu",
            ),
            models.CheckConstraint(
                condition=~Q(etat=EtatPiece.ECHEC) | ~Q(erreur=""), name="piece_echec_explique"
            ),
        ]
        indexes = [models.Index(fields=["audience", "document"], name="piece_audience")]

    def __str__(self):
        return f"{self.document} du {self.demandee_le:%d/%m/%Y}"

    @property
    def liste_des_manques(self) -> list[str]:
        """Donne ce qui manquait aux données quand la pièce a été produite."""
        return self.manques.splitlines()
