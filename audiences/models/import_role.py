"""Fichier de rôle déposé, vérifié, puis appliqué."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from audiences.choix import EtatImport
from mistral.socle.cloisonnement import ModeleCloisonne

# Tant que rien n'est décidé, ou que l'application peut reprendre, le fichier est gardé.
AVEC_CONTENU = [EtatImport.A_VERIFIER, EtatImport.EN_COURS, EtatImport.ECHEC]


class ImportRole(ModeleCloisonne):
    """Dépôt d'un rôle ; le contenu est gardé entre l'aperçu et la décision, puis effacé."""

    nom_fichier = models.CharField("nom du fichier", max_length=200)
    empreinte = models.CharField("empreinte SHA-256", max_length=64)
    contenu = models.BinaryField("contenu", null=True)
    etat = models.CharField("état", max_length=12, choices=EtatImport.choices, default=EtatImport.A_VERIFIER)
    depose_le = models.DateTimeField("déposé le", db_default=Now())
    depose_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="déposé par"
    )
    decide_le = models.DateTimeField("appliqué ou abandonné le", null=True, blank=True)
    emis_le = models.DateTimeField("émis le", null=True, blank=True)
    etapes_faites = models.PositiveIntegerField("étapes faites", default=0)
    etapes_total = models.PositiveIntegerField("étapes en tout", default=0)
    echec = models.CharField("raison de l’échec", max_length=400, blank=True)
    affaires_creees = models.PositiveIntegerField("affaires créées", default=0)
    affaires_modifiees = models.PositiveIntegerField("affaires mises à jour", default=0)
    affaires_inchangees = models.PositiveIntegerField("affaires déjà connues", default=0)
    affaires_retirees = models.PositiveIntegerField("affaires retirées du rôle", default=0)
    affaires_rejetees = models.PositiveIntegerField("affaires rejetées", default=0)

    class Meta:
        verbose_name = "import de rôle"
        verbose_name_plural = "imports de rôle"
        constraints = [
            models.CheckConstraint(
                condition=Q(etat__in=AVEC_CONTENU, contenu__isnull=False)
                | (~Q(etat__in=AVEC_CONTENU) & Q(contenu__isnull=True)),
                name="importrole_contenu_avant_decision",
            ),
        ]

    def __str__(self):
        return self.nom_fichier


class ChoixImport(ModeleCloisonne):
    """Choix fait à l'aperçu, quand il s'écarte de la proposition : ne pas prendre, ou prendre quand même."""

    import_role = models.ForeignKey(ImportRole, models.CASCADE, related_name="choix")
    cle = models.CharField("ce sur quoi il porte", max_length=300)
    est_pris = models.BooleanField("pris")

    class Meta:
        verbose_name = "choix à l’import"
        verbose_name_plural = "choix à l’import"
        constraints = [models.UniqueConstraint(fields=["import_role", "cle"], name="choiximport_unique")]

    def __str__(self):
        return self.cle


class RejetImport(ModeleCloisonne):
    """Valeur du fichier qui a fait écarter une affaire, gardée pour être corrigée."""

    import_role = models.ForeignKey(ImportRole, models.CASCADE, related_name="rejets")
    rang = models.PositiveIntegerField("rang dans le fichier")
    place = models.CharField("place", max_length=200, blank=True)
    colonne = models.CharField("colonne", max_length=120, blank=True)
    valeur = models.CharField("valeur", max_length=400, blank=True)
    numero_parquet = models.CharField("numéro de parquet", max_length=60, blank=True)
    raison = models.TextField("raison")

    class Meta:
        verbose_name = "rejet d’import"
        verbose_name_plural = "rejets d’import"
        ordering = ["rang", "id"]
        constraints = [models.CheckConstraint(condition=~Q(raison=""), name="rejetimport_motive")]

    def __str__(self):
        return self.raison


class LigneRejetee(ModeleCloisonne):
    """Ligne de la table plate d'une affaire écartée, telle que le gabarit à corriger la rend."""

    import_role = models.ForeignKey(ImportRole, models.CASCADE, related_name="lignes_rejetees")
    rang = models.PositiveIntegerField("rang")
    cellules = ArrayField(models.TextField(blank=True), verbose_name="cellules")
    motif = models.TextField("motif du rejet", blank=True)

    class Meta:
        verbose_name = "ligne rejetée"
        verbose_name_plural = "lignes rejetées"
        ordering = ["rang", "id"]
        constraints = [
            models.UniqueConstraint(fields=["import_role", "rang"], name="lignerejetee_rang_unique")
        ]

    def __str__(self):
        return f"Ligne {self.rang}"
