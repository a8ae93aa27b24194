"""L'affaire, qui survit à ses audiences."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from mistral.socle.cloisonnement import CloisonneQuerySet, ModeleCloisonne


class Affaire(ModeleCloisonne):
    """Unité de jugement : une procédure, ses prévenus, ses faits, ses parties civiles."""

    numero_parquet = models.CharField("numéro de parquet", max_length=60)
    id_cassiopee = models.CharField("identifiant Cassiopée", max_length=80, blank=True)
    idj = models.CharField("identifiant justice", max_length=60, blank=True)
    id_parquet = models.CharField("identifiant Cassiopée au parquet", max_length=80, blank=True)
    numero_cabinet = models.CharField("numéro de cabinet", max_length=60, blank=True)
    intitule = models.CharField("intitulé", max_length=200, blank=True)
    type = models.CharField("type d’affaire", max_length=160, blank=True)
    nature_procedure = models.CharField("nature de la procédure", max_length=160, blank=True)
    type_infraction = models.CharField("type d’infraction", max_length=160, blank=True)
    prevenus_convoques = models.PositiveSmallIntegerField("prévenus convoqués", null=True, blank=True)
    detenus_convoques = models.PositiveSmallIntegerField("détenus convoqués", null=True, blank=True)
    vehicules = models.PositiveSmallIntegerField("véhicules", null=True, blank=True)
    parquetier = models.CharField("parquetier en charge", max_length=160, blank=True)
    service_en_charge = models.CharField("service en charge", max_length=160, blank=True)
    emetteur = models.CharField("émetteur", max_length=160, blank=True)
    acte_saisine = models.CharField("acte de saisine", max_length=160, blank=True)
    origine = models.CharField("origine", max_length=160, blank=True)
    duree_prevue = models.PositiveSmallIntegerField("durée prévue (minutes)", null=True, blank=True)
    saisine_le = models.DateField("date de saisine", null=True, blank=True)
    a_scelle = models.BooleanField("scellés", null=True, blank=True)
    a_scelle_agrasc = models.BooleanField("scellés confiés à l’AGRASC", null=True, blank=True)
    est_jirs = models.BooleanField("affaire JIRS", null=True, blank=True)
    est_plainte_en_ligne = models.BooleanField("plainte en ligne", null=True, blank=True)
    est_pnat = models.BooleanField("accès PNAT", null=True, blank=True)
    est_pnf = models.BooleanField("accès PNF", null=True, blank=True)
    est_pole_instruction = models.BooleanField("pôle de l’instruction", null=True, blank=True)
    est_eurojust = models.BooleanField("affaire Eurojust", null=True, blank=True)
    famille = models.CharField("famille de contentieux retenue", max_length=40, blank=True)
    famille_motif = models.CharField("motif de la famille retenue", max_length=200, blank=True)
    disjointe_de = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="disjointes", verbose_name="disjointe de"
    )
    recue_le = models.DateTimeField("émission du dernier rôle reçu", null=True, blank=True)

    objects = CloisonneQuerySet.as_manager()

    class Meta:
        verbose_name = "affaire"
        constraints = [
            models.UniqueConstraint(
                fields=["juridiction", "id_cassiopee"],
                condition=~Q(id_cassiopee=""),
                name="affaire_identifiant_unique",
            ),
            models.CheckConstraint(condition=~Q(numero_parquet=""), name="affaire_numerotee"),
        ]
        indexes = [models.Index(fields=["juridiction", "numero_parquet"], name="affaire_numero")]

    def __str__(self):
        return self.intitule or self.numero_usuel

    @property
    def numero_usuel(self) -> str:
        """Donne les onze derniers caractères du numéro de parquet, l'usage du greffe."""
        return self.numero_parquet[-11:]


class NatureAffaire(ModeleCloisonne):
    """Nature d'affaire (« nataff ») donnée par le parquet ; une affaire peut en avoir plusieurs."""

    affaire = models.ForeignKey(Affaire, models.CASCADE, related_name="natures")
    code = models.CharField("code", max_length=20, blank=True)
    libelle = models.CharField("libellé", max_length=400)

    class Meta:
        verbose_name = "nature d’affaire"
        verbose_name_plural = "natures d’affaire"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["affaire", "code", "libelle"], name="natureaffaire_unique"),
            models.CheckConstraint(condition=~Q(libelle=""), name="natureaffaire_nommee"),
        ]

    def __str__(self):
        return self.libelle


class Jonction(ModeleCloisonne):
    """Réunion de deux affaires pour être jugées ensemble (CPP 387)."""

    principale = models.ForeignKey("audiences.Inscription", models.PROTECT, related_name="jonctions")
    jointe = models.ForeignKey("audiences.Inscription", models.PROTECT, related_name="jonctions_subies")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("le", db_default=Now())
    defaite_le = models.DateTimeField("défaite le", null=True, blank=True)

    class Meta:
        verbose_name = "jonction"
        constraints = [
            models.CheckConstraint(condition=~Q(principale=F("jointe")), name="jonction_de_deux_affaires"),
            models.UniqueConstraint(
                fields=["jointe"],
                condition=Q(defaite_le__isnull=True),
                name="jonction_une_seule",
                violation_error_message="Cette affaire est déjà jointe à une autre.",
            ),
        ]

    def __str__(self):
        return f"{self.jointe} jointe à {self.principale}"
