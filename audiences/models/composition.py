"""Qui siège à la place de qui, et pour quelles affaires ; ce qui est arrivé à une audience avant sa tenue."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from audiences.choix import Fauteuil, Formation, NatureMouvement
from mistral.socle.cloisonnement import ModeleCloisonne


class Remplacement(ModeleCloisonne):
    """Personne qui tient une place pour une affaire seulement, à la place de celle de l'audience."""

    inscription = models.ForeignKey("audiences.Inscription", models.CASCADE, related_name="remplacements")
    fauteuil = models.CharField("place", max_length=20, choices=Fauteuil.choices)
    nom = models.CharField("nom et qualité", max_length=160)
    membre = models.ForeignKey(
        "audiences.MembreJuridiction",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="membre de la juridiction",
    )

    class Meta:
        verbose_name = "remplacement"
        constraints = [
            models.UniqueConstraint(
                fields=["inscription", "fauteuil"],
                name="remplacement_unique",
                violation_error_message="Cette place a déjà un remplaçant pour cette affaire.",
            ),
            models.CheckConstraint(condition=~Q(nom=""), name="remplacement_nomme"),
            models.CheckConstraint(
                condition=Q(fauteuil__in=Fauteuil.values), name="remplacement_place_connue"
            ),
        ]

    def __str__(self):
        return self.nom


class PlaceLiberee(ModeleCloisonne):
    """Place que le greffe a vidée ; un rôle qui y nomme la même personne ne la lui rend pas."""

    audience = models.ForeignKey("audiences.Audience", models.CASCADE, related_name="places_liberees")
    fauteuil = models.CharField("place", max_length=20, choices=Fauteuil.choices)
    nom = models.CharField("nom qui y figurait au rôle", max_length=160)

    class Meta:
        verbose_name = "place libérée"
        verbose_name_plural = "places libérées"
        constraints = [
            models.UniqueConstraint(fields=["audience", "fauteuil"], name="placeliberee_unique"),
            models.CheckConstraint(condition=~Q(nom=""), name="placeliberee_nommee"),
        ]

    def __str__(self):
        return f"{self.get_fauteuil_display()}, {self.nom}"


class MouvementAudience(ModeleCloisonne):
    """Création, déplacement, annulation ou rétablissement d'une audience, avec son motif. Ajout seul."""

    audience = models.ForeignKey("audiences.Audience", models.PROTECT, related_name="mouvements")
    nature = models.CharField("nature", max_length=12, choices=NatureMouvement.choices)
    motif = models.CharField("motif", max_length=200, blank=True)
    avant_date = models.DateField("date précédente", null=True, blank=True)
    avant_heure = models.TimeField("heure précédente", null=True, blank=True)
    avant_service = models.CharField("service précédent", max_length=80, blank=True)
    avant_salle = models.CharField("salle précédente", max_length=80, blank=True)
    avant_formation = models.CharField(
        "formation précédente", max_length=20, choices=Formation.choices, blank=True
    )
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("le", db_default=Now())

    class Meta:
        verbose_name = "mouvement d’audience"
        verbose_name_plural = "mouvements d’audience"
        ordering = ["le", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(motif="") | Q(nature=NatureMouvement.CREEE),
                name="mouvementaudience_motive",
                violation_error_message="Indiquez le motif.",
            ),
        ]

    def __str__(self):
        return f"{self.get_nature_display()} le {self.le:%d/%m/%Y}"
