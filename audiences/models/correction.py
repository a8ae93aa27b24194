"""Ce que le greffe a corrigé à la main de ce que Cassiopée avait dit."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from audiences.choix import ObjetSuivi
from mistral.socle.cloisonnement import ModeleCloisonne


class Correction(ModeleCloisonne):
    """Champ saisi à la main ; un import ne le change plus, l'écart reste montré jusqu'à ce qu'il soit réglé.

    `valeur_recue` est la dernière valeur venue de Cassiopée, écrite comme `jeu_de_donnees.texte` l'écrit.
    L'écart est ouvert si elle n'est ni vide ni celle que porte l'objet, et si `reglee_le` est vide.
    """

    audience = models.ForeignKey(
        "audiences.Audience", models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    affaire = models.ForeignKey(
        "audiences.Affaire", models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    objet = models.CharField("objet", max_length=12, choices=ObjetSuivi.choices)
    objet_id = models.BigIntegerField("identifiant de l’objet")
    champ = models.CharField("champ", max_length=40)
    valeur_recue = models.TextField("valeur reçue de Cassiopée", blank=True)
    est_divergente = models.BooleanField("diffère de la valeur reçue", default=False)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("corrigée le", db_default=Now())
    reglee_le = models.DateTimeField("écart réglé le", null=True, blank=True)
    reglee_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "correction"
        constraints = [
            models.UniqueConstraint(fields=["objet", "objet_id", "champ"], name="correction_unique"),
            models.CheckConstraint(condition=Q(objet__in=ObjetSuivi.values), name="correction_objet_connu"),
            models.CheckConstraint(
                condition=Q(audience__isnull=False) | Q(affaire__isnull=False), name="correction_rattachee"
            ),
            models.CheckConstraint(
                condition=Q(reglee_le__isnull=True, reglee_par__isnull=True)
                | Q(reglee_le__isnull=False, reglee_par__isnull=False),
                name="correction_reglee_par_quelqu_un",
            ),
        ]
        indexes = [
            models.Index(
                fields=["juridiction", "affaire"],
                condition=Q(est_divergente=True, reglee_le__isnull=True),
                name="correction_ecart_ouvert",
            ),
        ]

    def __str__(self):
        return f"{self.get_objet_display()}, {self.champ}"
