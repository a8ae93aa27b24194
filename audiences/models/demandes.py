"""Ce que les parties et le ministère public demandent à l'audience, porté à la note par une mention."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from audiences.choix import Qualite
from audiences.choix_demandes import (
    CulpabiliteRequise,
    MandatRequis,
    ModeConstitution,
    MomentConclusions,
    NatureDemandeDefense,
    PosteDemande,
)
from mistral.socle.cloisonnement import ModeleCloisonne


class Conclusion(ModeleCloisonne):
    """Conclusions déposées à l'audience ; elles sont visées par le président et le greffier (CPP 459)."""

    inscription = models.ForeignKey("audiences.Inscription", models.PROTECT, related_name="conclusions")
    mention = models.OneToOneField("audiences.Mention", models.PROTECT, related_name="conclusion")
    partie = models.ForeignKey("audiences.Partie", models.PROTECT, related_name="+", verbose_name="pour")
    avocat = models.ForeignKey("audiences.Avocat", models.PROTECT, null=True, blank=True, related_name="+")
    moment = models.CharField("moment", max_length=10, choices=MomentConclusions.choices)
    objet = models.CharField("objet", max_length=300, blank=True)
    pages = models.PositiveSmallIntegerField("nombre de pages", null=True, blank=True)
    est_visee = models.BooleanField("visées par le président et le greffier", default=False)

    class Meta:
        verbose_name = "conclusions"
        verbose_name_plural = "conclusions"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(moment__in=MomentConclusions.values), name="conclusion_moment_connu"
            ),
            models.CheckConstraint(
                condition=~Q(moment=MomentConclusions.IN_LIMINE, objet=""),
                name="conclusion_exception_dite",
                violation_error_message="Dites aux fins de quoi l’exception est soulevée.",
            ),
        ]

    def __str__(self):
        return f"Conclusions {self.get_moment_display()}"


class Requisition(ModeleCloisonne):
    """Ce que le ministère public requiert contre un prévenu (CPP 458, 460)."""

    inscription = models.ForeignKey("audiences.Inscription", models.PROTECT, related_name="requisitions")
    mention = models.OneToOneField("audiences.Mention", models.PROTECT, related_name="requisition")
    prevenu = models.ForeignKey("audiences.Partie", models.PROTECT, related_name="requisitions")
    culpabilite = models.CharField(
        "sur la culpabilité", max_length=20, choices=CulpabiliteRequise.choices, blank=True
    )
    mandat = models.CharField("mandat", max_length=20, choices=MandatRequis.choices, blank=True)
    a_execution_provisoire = models.BooleanField("exécution provisoire", default=False)
    sont_ecrites = models.BooleanField("réquisitions écrites", default=False)

    class Meta:
        verbose_name = "réquisitions"
        verbose_name_plural = "réquisitions"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["inscription", "prevenu"],
                name="requisition_unique",
                violation_error_message="Les réquisitions contre ce prévenu sont déjà notées.",
            ),
            models.CheckConstraint(
                condition=Q(culpabilite="") | Q(culpabilite__in=CulpabiliteRequise.values),
                name="requisition_culpabilite_connue",
            ),
            models.CheckConstraint(
                condition=Q(mandat="") | Q(mandat__in=MandatRequis.values), name="requisition_mandat_connu"
            ),
        ]

    def __str__(self):
        return f"Réquisitions {self.pk}"


class PeineRequise(ModeleCloisonne):
    """Une peine requise : le texte est celui que le ministère public a dit."""

    requisition = models.ForeignKey(Requisition, models.CASCADE, related_name="peines")
    rang = models.PositiveSmallIntegerField("rang")
    nature = models.CharField("nature", max_length=40, blank=True)
    texte = models.CharField("peine requise", max_length=300)

    class Meta:
        verbose_name = "peine requise"
        verbose_name_plural = "peines requises"
        ordering = ["rang"]
        constraints = [
            models.UniqueConstraint(fields=["requisition", "rang"], name="peinerequise_rang_unique"),
            models.CheckConstraint(condition=~Q(texte=""), name="peinerequise_dite"),
        ]

    def __str__(self):
        return self.texte


class Constitution(ModeleCloisonne):
    """Constitution de partie civile reçue à l'audience (CPP 418 à 421)."""

    inscription = models.ForeignKey("audiences.Inscription", models.PROTECT, related_name="constitutions")
    mention = models.OneToOneField("audiences.Mention", models.PROTECT, related_name="constitution")
    partie = models.ForeignKey("audiences.Partie", models.PROTECT, related_name="constitutions")
    prevenu = models.ForeignKey(
        "audiences.Partie", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="contre"
    )
    mode = models.CharField("mode", max_length=12, choices=ModeConstitution.choices)
    qualite_avant = models.CharField("qualité précédente", max_length=30, choices=Qualite.choices)
    est_ajoutee = models.BooleanField("partie ajoutée par la constitution", default=False)

    class Meta:
        verbose_name = "constitution de partie civile"
        verbose_name_plural = "constitutions de partie civile"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["inscription", "partie"],
                name="constitution_unique",
                violation_error_message="Cette personne s’est déjà constituée partie civile.",
            ),
            models.CheckConstraint(
                condition=Q(mode__in=ModeConstitution.values), name="constitution_mode_connu"
            ),
            models.CheckConstraint(
                condition=Q(qualite_avant__in=Qualite.values), name="constitution_qualite_connue"
            ),
        ]

    def __str__(self):
        return f"Constitution {self.pk}"


class DemandeCivile(ModeleCloisonne):
    """Ce qu'une partie civile demande, poste par poste, en euros (CPP 420-1, 460, 464, 475-1).

    Sans prévenu, la demande vise tous ceux de l'affaire. Une provision est une avance sur les dommages
    et intérêts : elle ne s'y ajoute pas.
    """

    inscription = models.ForeignKey("audiences.Inscription", models.PROTECT, related_name="demandes_civiles")
    mention = models.ForeignKey("audiences.Mention", models.PROTECT, related_name="demandes_civiles")
    partie_civile = models.ForeignKey("audiences.Partie", models.PROTECT, related_name="demandes_civiles")
    prevenu = models.ForeignKey(
        "audiences.Partie", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="contre"
    )
    rang = models.PositiveSmallIntegerField("rang")
    poste = models.CharField("poste", max_length=20, choices=PosteDemande.choices)
    precision = models.CharField("précision", max_length=200, blank=True)
    montant = models.DecimalField("demandé (€)", max_digits=12, decimal_places=2, null=True, blank=True)
    creee_le = models.DateTimeField("notée le", db_default=Now())

    class Meta:
        verbose_name = "demande civile"
        verbose_name_plural = "demandes civiles"
        ordering = ["mention_id", "rang"]
        constraints = [
            models.UniqueConstraint(fields=["mention", "rang"], name="demandecivile_rang_unique"),
            models.CheckConstraint(
                condition=Q(poste__in=PosteDemande.values), name="demandecivile_poste_connu"
            ),
            models.CheckConstraint(
                condition=Q(poste__in=PosteDemande.sans_montant(), montant__isnull=True)
                | (~Q(poste__in=PosteDemande.sans_montant()) & Q(montant__gt=0)),
                name="demandecivile_chiffree",
                violation_error_message="Une demande se chiffre en euros, au-dessus de zéro.",
            ),
        ]

    def __str__(self):
        return self.get_poste_display()


class DemandeDefense(ModeleCloisonne):
    """Ce que la défense d'un prévenu demande à la plaidoirie (CPP 460)."""

    inscription = models.ForeignKey("audiences.Inscription", models.PROTECT, related_name="demandes_defense")
    mention = models.ForeignKey("audiences.Mention", models.PROTECT, related_name="demandes_defense")
    prevenu = models.ForeignKey("audiences.Partie", models.PROTECT, related_name="demandes_defense")
    rang = models.PositiveSmallIntegerField("rang")
    nature = models.CharField("demande", max_length=20, choices=NatureDemandeDefense.choices)
    precision = models.CharField("précision", max_length=300, blank=True)

    class Meta:
        verbose_name = "demande de la défense"
        verbose_name_plural = "demandes de la défense"
        ordering = ["mention_id", "rang"]
        constraints = [
            models.UniqueConstraint(fields=["mention", "rang"], name="demandedefense_rang_unique"),
            models.CheckConstraint(
                condition=Q(nature__in=NatureDemandeDefense.values), name="demandedefense_nature_connue"
            ),
        ]

    def __str__(self):
        return self.get_nature_display()
