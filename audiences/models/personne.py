"""Les personnes, et ce qu'elles sont dans une affaire."""

from django.db import models
from django.db.models import Q

from audiences.choix import NaturePersonne, Qualite
from mistral.socle.cloisonnement import ModeleCloisonne


class Personne(ModeleCloisonne):
    """Identité d'une personne physique ou morale. Vide = inconnu ; rien n'est supposé."""

    nature = models.CharField("nature", max_length=10, choices=NaturePersonne.choices)
    id_cassiopee = models.CharField("identifiant Cassiopée", max_length=80, blank=True)
    nom = models.CharField("nom", max_length=160)
    nom_usage = models.CharField("nom d’usage", max_length=160, blank=True)
    prenoms = models.CharField("prénoms", max_length=200, blank=True)
    civilite_code = models.CharField("code de civilité", max_length=20, blank=True)
    civilite = models.CharField("civilité", max_length=40, blank=True)
    est_x_se_disant = models.BooleanField("X se disant", default=False)
    est_mineur = models.BooleanField("mineur", null=True, blank=True)
    naissance_annee = models.PositiveSmallIntegerField("année de naissance", null=True, blank=True)
    naissance_mois = models.PositiveSmallIntegerField("mois de naissance", null=True, blank=True)
    naissance_jour = models.PositiveSmallIntegerField("jour de naissance", null=True, blank=True)
    naissance_lieu = models.CharField("lieu de naissance", max_length=160, blank=True)
    naissance_pays = models.CharField("pays de naissance", max_length=80, blank=True)
    nationalite_code = models.CharField("code de nationalité", max_length=10, blank=True)
    nationalite = models.CharField("nationalité", max_length=80, blank=True)
    langue = models.CharField("langue parlée", max_length=80, blank=True)
    profession = models.CharField("profession", max_length=160, blank=True)
    situation_familiale = models.CharField("situation familiale", max_length=80, blank=True)
    sans_domicile = models.CharField("sans domicile", max_length=80, blank=True)
    adresse = models.TextField("adresse", blank=True)
    code_postal = models.CharField("code postal", max_length=20, blank=True)
    commune = models.CharField("commune", max_length=120, blank=True)
    pays = models.CharField("pays", max_length=80, blank=True)
    filiation_pere = models.CharField("père", max_length=200, blank=True)
    filiation_mere = models.CharField("mère", max_length=200, blank=True)
    telephone = models.CharField("téléphone", max_length=40, blank=True)
    courriel = models.CharField("courriel", max_length=160, blank=True)
    sigle = models.CharField("sigle", max_length=80, blank=True)
    siren = models.CharField("SIREN ou SIRET", max_length=20, blank=True)
    forme_juridique = models.CharField("forme juridique", max_length=80, blank=True)

    class Meta:
        verbose_name = "personne"
        constraints = [
            models.UniqueConstraint(
                fields=["juridiction", "id_cassiopee"],
                condition=~Q(id_cassiopee=""),
                name="personne_identifiant_unique",
            ),
            models.CheckConstraint(condition=~Q(nom=""), name="personne_nommee"),
            models.CheckConstraint(
                condition=Q(naissance_mois__isnull=True) | Q(naissance_mois__range=(1, 12)),
                name="personne_mois_possible",
            ),
            models.CheckConstraint(
                condition=Q(naissance_jour__isnull=True) | Q(naissance_jour__range=(1, 31)),
                name="personne_jour_possible",
            ),
            models.CheckConstraint(
                condition=Q(naissance_jour__isnull=True) | Q(naissance_mois__isnull=False),
                name="personne_jour_avec_mois",
            ),
            models.CheckConstraint(
                condition=Q(naissance_mois__isnull=True) | Q(naissance_annee__isnull=False),
                name="personne_mois_avec_annee",
            ),
        ]

    def __str__(self):
        return f"{self.nom} {self.prenoms}".strip()

    @property
    def est_morale(self) -> bool:
        """Dit si c'est une personne morale."""
        return self.nature == NaturePersonne.MORALE

    @property
    def prenom(self) -> str:
        """Donne le premier prénom, ou rien."""
        return self.prenoms.split(",")[0].strip()


class Avocat(ModeleCloisonne):
    """Avocat connu du tribunal ; deux homonymes de barreaux différents sont deux avocats."""

    nom = models.CharField("nom", max_length=160)
    barreau = models.CharField("barreau", max_length=80, blank=True)

    class Meta:
        verbose_name = "avocat"
        constraints = [
            models.UniqueConstraint(
                fields=["juridiction", "nom", "barreau"],
                name="avocat_unique",
                violation_error_message="Cet avocat est déjà enregistré.",
            ),
        ]

    def __str__(self):
        return f"Me {self.nom}"


class Partie(ModeleCloisonne):
    """Une personne dans une affaire, avec sa qualité et ce qui l'y a amenée."""

    affaire = models.ForeignKey("audiences.Affaire", models.PROTECT, related_name="parties")
    personne = models.ForeignKey(Personne, models.PROTECT, related_name="parties")
    qualite = models.CharField("qualité", max_length=30, choices=Qualite.choices)
    qualite_origine = models.CharField("qualité dans le rôle", max_length=80, blank=True)
    rang = models.PositiveSmallIntegerField("rang", default=1)
    represente = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="representants", verbose_name="représente"
    )
    lien_juridique = models.CharField("lien juridique", max_length=80, blank=True)
    lien_social = models.CharField("lien social", max_length=80, blank=True)
    avocat = models.ForeignKey(
        Avocat, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="avocat"
    )
    categorie_penale_code = models.CharField("code de catégorie pénale", max_length=10, blank=True)
    categorie_penale = models.CharField("catégorie pénale", max_length=120, blank=True)
    poursuite_code = models.CharField("code du mode de poursuite", max_length=20, blank=True)
    poursuite = models.CharField("mode de poursuite", max_length=120, blank=True)
    poursuite_le = models.DateField("date de poursuite", null=True, blank=True)
    convocation_code = models.CharField("code du mode de convocation", max_length=20, blank=True)
    convocation = models.CharField("mode de convocation", max_length=120, blank=True)
    convocation_le = models.DateField("convocation notifiée le", null=True, blank=True)
    est_defere = models.BooleanField("déféré", null=True, blank=True)
    deferement_le = models.DateField("date de défèrement", null=True, blank=True)
    a_aide_juridictionnelle = models.BooleanField("aide juridictionnelle", null=True, blank=True)
    a_b1 = models.BooleanField("bulletin n° 1 au dossier", null=True, blank=True)
    retiree_le = models.DateTimeField("retirée du rôle le", null=True, blank=True)

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
