"""Le passage d'une affaire à une audience."""

from django.db import models
from django.db.models import Deferrable, F, Q

from audiences.choix import Issue
from audiences.regles.etat import Etat
from audiences.regles.etat_affaire import etat_affaire
from mistral.socle.cloisonnement import ModeleCloisonne


class Inscription(ModeleCloisonne):
    """Passage d'une affaire à une audience, à son rang d'appel."""

    audience = models.ForeignKey("audiences.Audience", models.PROTECT, related_name="inscriptions")
    affaire = models.ForeignKey("audiences.Affaire", models.PROTECT, related_name="inscriptions")
    rang = models.PositiveSmallIntegerField("rang d’appel")
    vient_de = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="suites", verbose_name="passage précédent"
    )
    vue_le = models.DateTimeField("émission du dernier rôle qui la porte", null=True, blank=True)
    retiree_le = models.DateTimeField("retirée du rôle le", null=True, blank=True)
    motif_retrait = models.CharField("motif du retrait", max_length=200, blank=True)
    appelee_le = models.DateTimeField("appelée le", null=True, blank=True)
    debats_le = models.DateTimeField("débats ouverts le", null=True, blank=True)
    prononcee_le = models.DateTimeField("jugement prononcé le", null=True, blank=True)
    terminee_le = models.DateTimeField("terminée le", null=True, blank=True)
    issue = models.CharField("issue", max_length=20, choices=Issue.choices, blank=True)

    class Meta:
        verbose_name = "inscription au rôle"
        verbose_name_plural = "inscriptions au rôle"
        ordering = ["rang"]
        constraints = [
            models.CheckConstraint(condition=Q(rang__gte=1), name="inscription_rang_positif"),
            models.UniqueConstraint(
                fields=["audience", "affaire"],
                name="inscription_affaire_unique",
                violation_error_message="Cette affaire figure déjà au rôle de l’audience.",
            ),
            # Différée : en échangeant deux rangs, un état intermédiaire les a égaux.
            models.UniqueConstraint(
                fields=["audience", "rang"], name="inscription_rang_unique", deferrable=Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(issue="") | Q(issue__in=Issue.values), name="inscription_issue_connue"
            ),
            models.CheckConstraint(
                condition=Q(terminee_le__isnull=True) | Q(terminee_le__gte=F("appelee_le")),
                name="inscription_fin_apres_appel",
                violation_error_message="L’heure de fin précède l’heure d’appel.",
            ),
            models.CheckConstraint(
                condition=Q(debats_le__isnull=True) | Q(debats_le__gte=F("appelee_le")),
                name="inscription_debats_apres_appel",
                violation_error_message="Les débats commencent avant l’appel de l’affaire.",
            ),
            models.CheckConstraint(
                condition=Q(debats_le__isnull=True)
                | Q(terminee_le__isnull=True)
                | Q(terminee_le__gte=F("debats_le")),
                name="inscription_fin_apres_debats",
                violation_error_message="L’heure de fin précède le début des débats.",
            ),
            models.CheckConstraint(
                condition=Q(prononcee_le__isnull=True) | Q(prononcee_le__gte=F("appelee_le")),
                name="inscription_prononce_apres_appel",
                violation_error_message="Le jugement est prononcé avant l’appel de l’affaire.",
            ),
            models.CheckConstraint(
                condition=Q(appelee_le__isnull=False) | Q(debats_le__isnull=True, prononcee_le__isnull=True),
                name="inscription_heures_si_appelee",
                violation_error_message="Une affaire qui n’a pas été appelée n’a ni débats, ni prononcé.",
            ),
            models.CheckConstraint(
                condition=Q(terminee_le__isnull=True, issue="") | Q(appelee_le__isnull=False),
                name="inscription_issue_si_appelee",
                violation_error_message=(
                    "Une affaire qui n’a pas été appelée ne peut être ni jugée ni renvoyée."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.rang}. {self.affaire}"

    @property
    def etat(self) -> Etat:
        """Donne où en est ce passage ; la suspension se lit si elle a été chargée avec lui."""
        suspensions = getattr(self, "suspensions_en_cours", ())
        return etat_affaire(
            appelee_le=self.appelee_le,
            terminee_le=self.terminee_le,
            retiree_le=self.retiree_le,
            issue=self.issue,
            suspension=suspensions[0].nature if suspensions else "",
        )
