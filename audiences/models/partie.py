"""Ce qu'une personne est dans une affaire, et ses liens avec les autres parties."""

from django.db import models
from django.db.models import F, Q

from audiences.choix import NatureRepresentation, Qualite
from mistral.socle.cloisonnement import ModeleCloisonne


class Partie(ModeleCloisonne):
    """Une personne dans une affaire, avec sa qualité et ce qui l'y a amenée."""

    affaire = models.ForeignKey("audiences.Affaire", models.PROTECT, related_name="parties")
    personne = models.ForeignKey("audiences.Personne", models.PROTECT, related_name="parties")
    qualite = models.CharField("qualité", max_length=30, choices=Qualite.choices)
    qualite_origine = models.CharField("qualité dans le rôle", max_length=80, blank=True)
    rang = models.PositiveSmallIntegerField("rang", default=1)
    avocat = models.ForeignKey(
        "audiences.Avocat", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="avocat"
    )
    avocat_recu = models.CharField("avocat dans le rôle", max_length=250, blank=True)
    code_statut = models.CharField("code du statut", max_length=20, blank=True)
    categorie_penale_code = models.CharField("code de catégorie pénale", max_length=10, blank=True)
    categorie_penale = models.CharField("catégorie pénale", max_length=120, blank=True)
    antecedent_code = models.CharField("code d’antécédents", max_length=10, blank=True)
    antecedent = models.CharField("antécédents judiciaires", max_length=160, blank=True)
    poursuite_code = models.CharField("code du mode de poursuite", max_length=20, blank=True)
    poursuite = models.CharField("mode de poursuite", max_length=120, blank=True)
    poursuite_le = models.DateField("date de poursuite", null=True, blank=True)
    convocation_code = models.CharField("code du mode de convocation", max_length=20, blank=True)
    convocation = models.CharField("mode de convocation", max_length=120, blank=True)
    convocation_le = models.DateField("convocation notifiée le", null=True, blank=True)
    comparution_code = models.CharField("code du mode de comparution annoncé", max_length=20, blank=True)
    comparution = models.CharField("mode de comparution annoncé", max_length=160, blank=True)
    nature_jugement_code = models.CharField("nature du jugement dans le rôle", max_length=10, blank=True)
    a_declare_adresse = models.BooleanField("adresse déclarée", null=True, blank=True)
    adresse_declaree_le = models.DateField("adresse déclarée le", null=True, blank=True)
    est_defere = models.BooleanField("déféré", null=True, blank=True)
    deferement_le = models.DateField("date de défèrement", null=True, blank=True)
    a_aide_juridictionnelle = models.BooleanField("aide juridictionnelle", null=True, blank=True)
    a_b1 = models.BooleanField("bulletin n° 1 au dossier", null=True, blank=True)
    a_dossier_personnalite = models.BooleanField("dossier unique de personnalité", null=True, blank=True)
    code_barre_fnaeg = models.CharField("code-barres FNAEG", max_length=80, blank=True)
    vue_le = models.DateTimeField("émission du dernier rôle qui la porte", null=True, blank=True)
    retiree_le = models.DateTimeField("retirée du rôle le", null=True, blank=True)
    motif_retrait = models.CharField("motif du retrait", max_length=200, blank=True)

    class Meta:
        verbose_name = "partie"
        ordering = ["rang", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["affaire", "personne", "qualite"],
                name="partie_unique",
                violation_error_message="Cette personne a déjà cette qualité dans l’affaire.",
            ),
            models.CheckConstraint(condition=Q(qualite__in=Qualite.values), name="partie_qualite_connue"),
        ]

    def __str__(self):
        return f"{self.personne}, {self.get_qualite_display()}"


class Representation(ModeleCloisonne):
    """Lien d'une partie avec une autre : elle la représente, en répond, ou lui est liée."""

    representant = models.ForeignKey(Partie, models.CASCADE, related_name="representations")
    represente = models.ForeignKey(Partie, models.CASCADE, related_name="representants")
    nature = models.CharField("nature", max_length=12, choices=NatureRepresentation.choices)
    lien_juridique_code = models.CharField("code du lien juridique", max_length=10, blank=True)
    lien_juridique = models.CharField("lien juridique", max_length=80, blank=True)
    lien_social_code = models.CharField("code du lien social", max_length=10, blank=True)
    lien_social = models.CharField("lien social", max_length=80, blank=True)
    vue_le = models.DateTimeField("émission du dernier rôle qui le porte", null=True, blank=True)
    retiree_le = models.DateTimeField("retiré le", null=True, blank=True)

    class Meta:
        verbose_name = "lien entre parties"
        verbose_name_plural = "liens entre parties"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["representant", "represente"], name="representation_unique"),
            models.CheckConstraint(
                condition=~Q(representant=F("represente")), name="representation_de_deux_parties"
            ),
            models.CheckConstraint(
                condition=Q(nature__in=NatureRepresentation.values), name="representation_nature_connue"
            ),
        ]

    def __str__(self):
        return f"{self.representant} {self.get_nature_display()} {self.represente}"
