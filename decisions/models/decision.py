"""La décision sur un prévenu : culpabilité par infraction, peines par prévenu (CP 132-3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from decisions.choix import EtatDecision, Qualification
from decisions.nature import PeinePrononcee, Sursis
from mistral.socle.cloisonnement import ModeleCloisonne
from mistral.socle.duree import Duree


class Decision(ModeleCloisonne):
    """Ce que le tribunal décide d'un prévenu au passage d'une affaire."""

    inscription = models.ForeignKey("audiences.Inscription", models.PROTECT, related_name="decisions")
    prevenu = models.ForeignKey("audiences.Partie", models.PROTECT, related_name="decisions")
    etat = models.CharField(
        "état", max_length=10, choices=EtatDecision.choices, default=EtatDecision.BROUILLON
    )
    qualification = models.CharField(
        "qualification du jugement", max_length=30, choices=Qualification.choices, blank=True
    )
    version = models.PositiveIntegerField("version", default=0)
    validee_le = models.DateTimeField("validée le", null=True, blank=True)
    validee_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="validée par",
    )

    class Meta:
        verbose_name = "décision"
        constraints = [
            models.UniqueConstraint(
                fields=["inscription", "prevenu"],
                name="decision_unique",
                violation_error_message="Une décision existe déjà pour ce prévenu à cette audience.",
            ),
            models.CheckConstraint(condition=Q(etat__in=EtatDecision.values), name="decision_etat_connu"),
            models.CheckConstraint(
                condition=Q(qualification="") | Q(qualification__in=Qualification.values),
                name="decision_qualification_connue",
            ),
            models.CheckConstraint(
                condition=Q(etat=EtatDecision.BROUILLON, validee_le__isnull=True)
                | (~Q(etat=EtatDecision.BROUILLON) & Q(validee_le__isnull=False, validee_par__isnull=False)),
                name="decision_validation_datee",
            ),
        ]

    def __str__(self):
        return f"Décision {self.pk}, {self.get_etat_display()}"


class SortInfraction(ModeleCloisonne):
    """Sort d'une infraction reprochée à ce prévenu ; le code est celui d'une entrée du registre des sorts."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="sorts")
    prevention = models.ForeignKey("audiences.Prevention", models.PROTECT, related_name="sorts")
    sort = models.CharField("sort", max_length=30)
    motif = models.CharField("motif", max_length=40, blank=True)
    precision = models.TextField("précision", blank=True)

    class Meta:
        verbose_name = "sort d’une infraction"
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "prevention"],
                name="sortinfraction_unique",
                violation_error_message="Cette infraction a déjà un sort dans la décision.",
            ),
            models.CheckConstraint(condition=~Q(sort=""), name="sortinfraction_dit"),
        ]

    def __str__(self):
        return self.sort


class Peine(ModeleCloisonne):
    """Peine prononcée ; la nature, entrée du registre, dit quelles colonnes elle emploie.

    Les durées sont trois entiers (ans, mois, jours), jamais convertis ; les montants sont en euros.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="peines")
    nature = models.CharField("nature", max_length=40)
    rang = models.PositiveSmallIntegerField("rang", default=1)
    duree_ans = models.PositiveSmallIntegerField("ans", default=0)
    duree_mois = models.PositiveSmallIntegerField("mois", default=0)
    duree_jours = models.PositiveSmallIntegerField("jours", default=0)
    sursis = models.CharField("sursis", max_length=12, blank=True)
    sursis_ans = models.PositiveSmallIntegerField("ans avec sursis", default=0)
    sursis_mois = models.PositiveSmallIntegerField("mois avec sursis", default=0)
    sursis_jours = models.PositiveSmallIntegerField("jours avec sursis", default=0)
    probation_ans = models.PositiveSmallIntegerField("ans de probation", default=0)
    probation_mois = models.PositiveSmallIntegerField("mois de probation", default=0)
    montant = models.DecimalField("montant (€)", max_digits=12, decimal_places=2, null=True, blank=True)
    libelle = models.TextField("libellé", blank=True)

    class Meta:
        verbose_name = "peine"
        ordering = ["rang", "id"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "rang"], name="peine_rang_unique"),
            models.CheckConstraint(condition=~Q(nature=""), name="peine_nature_dite"),
            models.CheckConstraint(
                condition=Q(montant__isnull=True) | Q(montant__gt=0),
                name="peine_montant_positif",
                violation_error_message="Le montant d’une peine est supérieur à zéro.",
            ),
        ]

    def __str__(self):
        return self.nature

    @property
    def prononcee(self) -> PeinePrononcee:
        """Donne la peine telle que les règles et le dispositif la lisent."""
        return PeinePrononcee(
            nature=self.nature,
            duree=Duree(self.duree_ans, self.duree_mois, self.duree_jours),
            sursis=Sursis(self.sursis or Sursis.AUCUN),
            duree_sursis=Duree(self.sursis_ans, self.sursis_mois, self.sursis_jours),
            delai_probation=Duree(self.probation_ans, self.probation_mois),
            montant=self.montant,
            libelle=self.libelle,
        )

    @staticmethod
    def colonnes_de(peine: PeinePrononcee) -> dict[str, object]:
        """Donne les colonnes qui gardent cette peine ; l'inverse de `prononcee`."""
        return {
            "nature": peine.nature,
            "duree_ans": peine.duree.ans,
            "duree_mois": peine.duree.mois,
            "duree_jours": peine.duree.jours,
            "sursis": peine.sursis.value,
            "sursis_ans": peine.duree_sursis.ans,
            "sursis_mois": peine.duree_sursis.mois,
            "sursis_jours": peine.duree_sursis.jours,
            "probation_ans": peine.delai_probation.ans,
            "probation_mois": peine.delai_probation.mois,
            "montant": peine.montant,
            "libelle": peine.libelle,
        }


class RegleOutrepassee(ModeleCloisonne):
    """Constat bloquant que le greffier a passé outre, avec son motif : il transcrit ce qui a été dit."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="outrepassees")
    regle = models.CharField("règle", max_length=20)
    motif = models.TextField("motif")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("le", auto_now_add=True)

    class Meta:
        verbose_name = "règle outrepassée"
        verbose_name_plural = "règles outrepassées"
        constraints = [
            models.UniqueConstraint(fields=["decision", "regle"], name="regleoutrepassee_unique"),
            models.CheckConstraint(condition=~Q(motif=""), name="regleoutrepassee_motivee"),
        ]

    def __str__(self):
        return self.regle
