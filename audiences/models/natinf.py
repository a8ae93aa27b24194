"""Nomenclature des infractions, versionnée : le numéro reste, le libellé et les articles changent."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from audiences.choix import NatureDifference
from mistral.socle.recherche import Normalise


class Natinf(models.Model):
    """Numéro de la nomenclature nationale des infractions."""

    numero = models.CharField("numéro", max_length=10, unique=True)
    famille = models.CharField("famille de contentieux", max_length=40, blank=True)
    nfi = models.CharField("section NFI", max_length=20, blank=True)
    libelle_court = models.CharField("libellé court", max_length=160, blank=True)
    est_courante = models.BooleanField("infraction courante", default=False)
    obsolete_le = models.DateField("absent de la nomenclature depuis le", null=True, blank=True)

    class Meta:
        verbose_name = "NATINF"
        verbose_name_plural = "NATINF"

    def __str__(self):
        return self.numero


class VersionNatinf(models.Model):
    """Qualification d'un numéro entre deux dates ; celle du jour des faits s'applique."""

    natinf = models.ForeignKey(Natinf, models.CASCADE, related_name="versions")
    libelle = models.CharField("qualification", max_length=400)
    nature = models.CharField("nature", max_length=60)
    articles_definition = models.TextField("définie par", blank=True)
    articles_repression = models.TextField("réprimée par", blank=True)
    encouru_mois = models.PositiveSmallIntegerField(
        "emprisonnement encouru (mois)",
        null=True,
        blank=True,
        help_text="0 : aucun encouru ; vide : inconnu.",
    )
    encouru_amende = models.DecimalField(
        "amende encourue (€)", max_digits=12, decimal_places=2, null=True, blank=True
    )
    source = models.CharField("source", max_length=200, blank=True)
    du = models.DateField("applicable aux faits depuis le", null=True, blank=True)
    au = models.DateField("applicable aux faits jusqu’au", null=True, blank=True)
    recherche = models.GeneratedField(
        expression=Normalise("libelle"), output_field=models.TextField(), db_persist=True
    )
    mots = models.GeneratedField(
        expression=SearchVector(Normalise("libelle"), config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = "version NATINF"
        verbose_name_plural = "versions NATINF"
        constraints = [
            models.CheckConstraint(
                condition=Q(du__isnull=True) | Q(au__isnull=True) | Q(au__gte=F("du")),
                name="versionnatinf_dates_ordonnees",
            ),
            models.UniqueConstraint(
                fields=["natinf", "du"], name="versionnatinf_debut_unique", nulls_distinct=False
            ),
        ]
        indexes = [
            GinIndex(fields=["recherche"], opclasses=["gin_trgm_ops"], name="versionnatinf_recherche"),
            GinIndex(fields=["mots"], name="versionnatinf_mots"),
        ]

    def __str__(self):
        return f"{self.natinf} {self.libelle}"


class MotNatinf(models.Model):
    """Mot employé par une qualification ; la base l'ajoute d'elle-même, la recherche y corrige une faute."""

    mot = models.CharField("mot", max_length=80, primary_key=True)

    class Meta:
        verbose_name = "mot de la nomenclature"
        verbose_name_plural = "mots de la nomenclature"

    def __str__(self):
        return self.mot


class ImportNatinf(models.Model):
    """Fichier officiel de la nomenclature, chargé pour un trimestre ; ses différences en sont le rapport.

    Déposé, il n'a rien changé ; appliqué, son contenu est effacé et le rapport reste.
    """

    nom_fichier = models.CharField("nom du fichier", max_length=200)
    empreinte = models.CharField("empreinte SHA-256", max_length=64)
    encodage = models.CharField("encodage reconnu", max_length=20)
    en_vigueur_le = models.DateField("nomenclature en vigueur le")
    lignes = models.PositiveIntegerField("infractions lues", default=0)
    inchangees = models.PositiveIntegerField("infractions inchangées", default=0)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    le = models.DateTimeField("déposé le", db_default=Now())
    contenu = models.BinaryField("contenu du fichier", null=True, editable=False)
    applique_le = models.DateTimeField("appliqué le", null=True, blank=True)

    class Meta:
        verbose_name = "chargement de la nomenclature"
        verbose_name_plural = "chargements de la nomenclature"
        ordering = ["-le", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(applique_le__isnull=True) | Q(contenu__isnull=True),
                name="importnatinf_applique_sans_contenu",
            ),
        ]

    def __str__(self):
        return f"{self.nom_fichier}, en vigueur le {self.en_vigueur_le:%d/%m/%Y}"


class DifferenceNatinf(models.Model):
    """Ce qu'un chargement a changé à un numéro."""

    import_natinf = models.ForeignKey(ImportNatinf, models.CASCADE, related_name="differences")
    numero = models.CharField("numéro", max_length=10)
    nature = models.CharField("différence", max_length=12, choices=NatureDifference.choices)
    champ = models.CharField("champ", max_length=40, blank=True)
    avant = models.TextField("avant", blank=True)
    apres = models.TextField("après", blank=True)

    class Meta:
        verbose_name = "différence de nomenclature"
        verbose_name_plural = "différences de nomenclature"
        ordering = ["nature", "numero", "id"]

    def __str__(self):
        return f"{self.numero} {self.get_nature_display()}"
