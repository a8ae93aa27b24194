"""Les faits poursuivis, et qui en répond."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from audiences.choix import ModificationQualification
from mistral.socle.cloisonnement import CloisonneQuerySet, ModeleCloisonne


class InfractionQuerySet(CloisonneQuerySet):
    """Filtres sur les faits."""

    def poursuivies(self):
        """Garde les faits dont le tribunal est saisi : ni retirés, ni entièrement remplacés par une copie."""
        copiees = Prevention.objects.filter(infraction__parent=OuterRef("pk"), retiree_le__isnull=True)
        actives = Prevention.objects.actives().filter(infraction=OuterRef("pk"))
        return self.filter(Exists(actives) | ~Exists(copiees), retiree_le__isnull=True)


class Infraction(ModeleCloisonne):
    """Fait poursuivi dans une affaire ; libellé, articles et peine encourue y sont recopiés.

    Deux faits peuvent porter le même numéro NATINF : l'identifiant seul les distingue.
    """

    affaire = models.ForeignKey("audiences.Affaire", models.PROTECT, related_name="infractions")
    id_cassiopee = models.CharField("identifiant Cassiopée", max_length=80, blank=True)
    rang = models.PositiveSmallIntegerField("rang", default=1)
    natinf = models.CharField("NATINF", max_length=10, blank=True)
    libelle = models.CharField("qualification", max_length=400)
    articles_definition = models.TextField("définie par", blank=True)
    articles_repression = models.TextField("réprimée par", blank=True)
    famille = models.CharField("famille de contentieux", max_length=40, blank=True)
    encouru_mois = models.PositiveSmallIntegerField("emprisonnement encouru (mois)", null=True, blank=True)
    encouru_amende = models.DecimalField(
        "amende encourue (€)", max_digits=12, decimal_places=2, null=True, blank=True
    )
    qualification_developpee = models.TextField("prévention", blank=True)
    lieu = models.CharField("lieu", max_length=200, blank=True)
    commune = models.CharField("commune", max_length=120, blank=True)
    commune_code = models.CharField("code INSEE", max_length=10, blank=True)
    operateur = models.CharField("opérateur de date", max_length=40, blank=True)
    debut_annee = models.PositiveSmallIntegerField("année", null=True, blank=True)
    debut_mois = models.PositiveSmallIntegerField("mois", null=True, blank=True)
    debut_jour = models.PositiveSmallIntegerField("jour", null=True, blank=True)
    debut_heure = models.PositiveSmallIntegerField("heure", null=True, blank=True)
    debut_minute = models.PositiveSmallIntegerField("minute", null=True, blank=True)
    fin_annee = models.PositiveSmallIntegerField("année de fin", null=True, blank=True)
    fin_mois = models.PositiveSmallIntegerField("mois de fin", null=True, blank=True)
    fin_jour = models.PositiveSmallIntegerField("jour de fin", null=True, blank=True)
    fin_heure = models.PositiveSmallIntegerField("heure de fin", null=True, blank=True)
    fin_minute = models.PositiveSmallIntegerField("minute de fin", null=True, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="copies", verbose_name="copie de"
    )
    racine = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lignee",
        verbose_name="qualification initiale",
    )
    modification = models.CharField(
        "nature de la modification", max_length=20, choices=ModificationQualification.choices, blank=True
    )
    modifiee_le = models.DateTimeField("qualification modifiée le", null=True, blank=True)
    modifiee_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    vue_le = models.DateTimeField("émission du dernier rôle qui la porte", null=True, blank=True)
    retiree_le = models.DateTimeField("retirée du rôle le", null=True, blank=True)
    motif_retrait = models.CharField("motif du retrait", max_length=200, blank=True)

    objects = InfractionQuerySet.as_manager()

    class Meta:
        verbose_name = "infraction"
        ordering = ["rang", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["affaire", "id_cassiopee"],
                condition=~Q(id_cassiopee=""),
                name="infraction_identifiant_unique",
            ),
            models.CheckConstraint(condition=~Q(libelle=""), name="infraction_qualifiee"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, racine__isnull=True, modification="")
                | Q(
                    parent__isnull=False,
                    racine__isnull=False,
                    modification__in=ModificationQualification.values,
                ),
                name="infraction_copie_avec_parent_et_racine",
            ),
        ]

    def __str__(self):
        return self.libelle


class PreventionQuerySet(CloisonneQuerySet):
    """Filtres sur les préventions."""

    def actives(self):
        """Garde celles dont le tribunal est saisi : ni retirées, ni remplacées."""
        remplacee = self.model.objects.filter(remplace=OuterRef("pk"), retiree_le__isnull=True)
        return self.filter(~Exists(remplacee), retiree_le__isnull=True)


class Prevention(ModeleCloisonne):
    """Une infraction reprochée à un prévenu ; la culpabilité se décide à ce niveau."""

    infraction = models.ForeignKey(Infraction, models.PROTECT, related_name="preventions")
    prevenu = models.ForeignKey("audiences.Partie", models.PROTECT, related_name="preventions")
    rang = models.PositiveSmallIntegerField("rang", default=1)
    modalite_code = models.CharField("code de participation", max_length=10, blank=True)
    modalite = models.CharField("modalité de participation", max_length=80, blank=True)
    est_recidive = models.BooleanField("récidive visée", default=False)
    remplace = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="remplacements", verbose_name="remplace"
    )
    vue_le = models.DateTimeField("émission du dernier rôle qui la porte", null=True, blank=True)
    retiree_le = models.DateTimeField("retirée le", null=True, blank=True)

    objects = PreventionQuerySet.as_manager()

    class Meta:
        verbose_name = "prévention"
        ordering = ["rang", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["infraction", "prevenu"],
                name="prevention_unique",
                violation_error_message="Ce fait est déjà reproché à ce prévenu.",
            ),
            models.UniqueConstraint(
                fields=["remplace"],
                condition=Q(retiree_le__isnull=True),
                name="prevention_un_seul_remplacement",
                violation_error_message="Cette prévention a déjà été remplacée pour ce prévenu.",
            ),
        ]

    def __str__(self):
        return f"{self.rang}. {self.infraction}"
