"""Fichier de rôle déposé, vérifié, puis appliqué."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from audiences.choix import EtatImport
from mistral.socle.cloisonnement import ModeleCloisonne


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
    affaires_creees = models.PositiveIntegerField("affaires créées", default=0)
    affaires_inchangees = models.PositiveIntegerField("affaires déjà connues", default=0)
    affaires_rejetees = models.PositiveIntegerField("affaires rejetées", default=0)

    class Meta:
        verbose_name = "import de rôle"
        verbose_name_plural = "imports de rôle"
        constraints = [
            models.CheckConstraint(
                condition=Q(etat=EtatImport.A_VERIFIER, contenu__isnull=False)
                | (~Q(etat=EtatImport.A_VERIFIER) & Q(contenu__isnull=True)),
                name="importrole_contenu_avant_decision",
            ),
        ]

    def __str__(self):
        return self.nom_fichier
