"""L'audience, sa composition et ses intervalles."""

from django.db import models
from django.db.models import F, Q

from audiences.choix import Fauteuil, Formation, NatureSession
from audiences.choix_horloge import MotifSuspension
from audiences.models.horloge import mention_liee
from mistral.socle.cloisonnement import ModeleCloisonne


class Audience(ModeleCloisonne):
    """Séance du tribunal correctionnel : un service, un jour, une heure, un rôle (CPP 399, 400)."""

    service = models.ForeignKey("comptes.Service", models.PROTECT, related_name="+", verbose_name="service")
    salle = models.ForeignKey(
        "comptes.Salle", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="salle"
    )
    date = models.DateField("date")
    heure_prevue = models.TimeField("heure de convocation")
    formation = models.CharField("formation", max_length=20, choices=Formation.choices)
    duree_prevue = models.PositiveSmallIntegerField("durée prévue (minutes)", null=True, blank=True)
    duree_theorique = models.PositiveSmallIntegerField("durée disponible (minutes)", null=True, blank=True)
    affaires_annoncees = models.PositiveSmallIntegerField("nombre d’affaires annoncé", null=True, blank=True)
    affaires_max = models.PositiveSmallIntegerField("nombre maximal d’affaires", null=True, blank=True)
    specialite = models.CharField("spécialité", max_length=160, blank=True)
    libelle = models.CharField("libellé complet", max_length=400, blank=True)
    id_cassiopee = models.CharField("identifiant Cassiopée", max_length=80, blank=True)
    recue_le = models.DateTimeField("émission du dernier rôle reçu", null=True, blank=True)
    annulee_le = models.DateTimeField("annulée le", null=True, blank=True)
    ouverte_le = models.DateTimeField("ouverte le", null=True, blank=True)
    levee_le = models.DateTimeField("levée le", null=True, blank=True)

    class Meta:
        verbose_name = "audience"
        ordering = ["date", "heure_prevue", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["juridiction", "id_cassiopee"],
                condition=~Q(id_cassiopee=""),
                name="audience_identifiant_unique",
            ),
            models.CheckConstraint(
                condition=Q(formation__in=Formation.values), name="audience_formation_connue"
            ),
            models.CheckConstraint(
                condition=Q(levee_le__isnull=True) | Q(levee_le__gte=F("ouverte_le")),
                name="audience_levee_apres_ouverture",
                violation_error_message="L’heure de levée précède l’heure d’ouverture.",
            ),
            models.CheckConstraint(
                condition=Q(levee_le__isnull=True) | Q(ouverte_le__isnull=False),
                name="audience_levee_si_ouverte",
                violation_error_message="Une audience ne peut être levée sans avoir été ouverte.",
            ),
            models.CheckConstraint(
                condition=Q(annulee_le__isnull=True) | Q(ouverte_le__isnull=True),
                name="audience_annulee_si_jamais_ouverte",
                violation_error_message="Une audience qui a été ouverte ne peut être annulée.",
            ),
        ]
        indexes = [models.Index(fields=["juridiction", "date"], name="audience_jour")]

    def __str__(self):
        return f"{self.date:%d/%m/%Y} à {self.heure_prevue:%H h %M}"


class Intervenant(ModeleCloisonne):
    """Magistrat, représentant du ministère public ou greffier tenant une place à l'audience."""

    audience = models.ForeignKey(Audience, models.CASCADE, related_name="intervenants")
    fauteuil = models.CharField("place", max_length=20, choices=Fauteuil.choices)
    nom = models.CharField("nom et qualité", max_length=160)
    id_cassiopee = models.CharField("identifiant Cassiopée", max_length=80, blank=True)
    membre = models.ForeignKey(
        "audiences.MembreJuridiction",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="membre de la juridiction",
    )
    vue_le = models.DateTimeField("émission du dernier rôle qui le nomme", null=True, blank=True)

    class Meta:
        verbose_name = "intervenant"
        constraints = [
            models.UniqueConstraint(
                fields=["audience", "fauteuil"],
                name="intervenant_fauteuil_unique",
                violation_error_message="Cette place est déjà tenue à cette audience.",
            ),
            models.CheckConstraint(condition=~Q(nom=""), name="intervenant_nomme"),
        ]

    def __str__(self):
        return self.nom


class Session(ModeleCloisonne):
    """Intervalle de l'audience : débats, suspension ou délibéré. Traverse minuit sans peine.

    Deux intervalles d'une même audience ne se chevauchent pas : la base l'exclut.
    """

    audience = models.ForeignKey(Audience, models.CASCADE, related_name="sessions")
    nature = models.CharField("nature", max_length=12, choices=NatureSession.choices)
    motif = models.CharField("motif", max_length=12, choices=MotifSuspension.choices, blank=True)
    debut_le = models.DateTimeField("début")
    fin_le = models.DateTimeField("fin", null=True, blank=True)
    mention = mention_liee("session", "mention qui l’ouvre")

    class Meta:
        verbose_name = "intervalle d’audience"
        ordering = ["debut_le", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["audience"], condition=Q(fin_le__isnull=True), name="session_une_en_cours"
            ),
            models.CheckConstraint(
                condition=Q(fin_le__isnull=True) | Q(fin_le__gte=F("debut_le")),
                name="session_fin_apres_debut",
            ),
            models.CheckConstraint(
                condition=Q(motif="") | Q(nature=NatureSession.SUSPENSION, motif__in=MotifSuspension.values),
                name="session_motif_de_suspension",
                violation_error_message="Seule une suspension a un motif.",
            ),
        ]

    def __str__(self):
        return f"{self.get_nature_display()} depuis {self.debut_le:%H h %M}"
