"""Les personnes, physiques ou morales."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value

from audiences.choix import NaturePersonne
from mistral.socle.cloisonnement import ModeleCloisonne
from mistral.socle.recherche import Concat, Normalise


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
    type_code = models.CharField("type de personne", max_length=20, blank=True)
    nom_complet = models.CharField("nom complet reçu", max_length=320, blank=True)
    naissance_annee = models.PositiveSmallIntegerField("année de naissance", null=True, blank=True)
    naissance_mois = models.PositiveSmallIntegerField("mois de naissance", null=True, blank=True)
    naissance_jour = models.PositiveSmallIntegerField("jour de naissance", null=True, blank=True)
    naissance_lieu_code = models.CharField("code de la commune de naissance", max_length=10, blank=True)
    naissance_lieu = models.CharField("lieu de naissance", max_length=160, blank=True)
    naissance_pays_code = models.CharField("code du pays de naissance", max_length=10, blank=True)
    naissance_pays = models.CharField("pays de naissance", max_length=80, blank=True)
    deces_annee = models.PositiveSmallIntegerField("année du décès", null=True, blank=True)
    deces_mois = models.PositiveSmallIntegerField("mois du décès", null=True, blank=True)
    deces_jour = models.PositiveSmallIntegerField("jour du décès", null=True, blank=True)
    nationalite_code = models.CharField("code de nationalité", max_length=10, blank=True)
    nationalite = models.CharField("nationalité", max_length=80, blank=True)
    nationalite_2_code = models.CharField("code de seconde nationalité", max_length=10, blank=True)
    nationalite_2 = models.CharField("seconde nationalité", max_length=80, blank=True)
    langue_code = models.CharField("code de langue", max_length=10, blank=True)
    langue = models.CharField("langue parlée", max_length=80, blank=True)
    profession = models.CharField("profession", max_length=160, blank=True)
    situation_familiale_code = models.CharField("code de situation familiale", max_length=10, blank=True)
    situation_familiale = models.CharField("situation familiale", max_length=80, blank=True)
    sans_domicile_code = models.CharField("code sans domicile", max_length=10, blank=True)
    sans_domicile = models.CharField("sans domicile", max_length=80, blank=True)
    adresse = models.TextField("adresse", blank=True)
    code_postal = models.CharField("code postal", max_length=20, blank=True)
    commune = models.CharField("commune", max_length=120, blank=True)
    pays_code = models.CharField("code du pays", max_length=10, blank=True)
    pays = models.CharField("pays", max_length=80, blank=True)
    filiation_pere = models.CharField("père", max_length=200, blank=True)
    filiation_mere = models.CharField("mère", max_length=200, blank=True)
    telephone = models.CharField("téléphone", max_length=40, blank=True)
    portable = models.CharField("portable", max_length=40, blank=True)
    courriel = models.CharField("courriel", max_length=160, blank=True)
    enseigne = models.CharField("enseigne", max_length=160, blank=True)
    sigle = models.CharField("sigle", max_length=80, blank=True)
    siren = models.CharField("SIREN ou SIRET", max_length=20, blank=True)
    forme_juridique_code = models.CharField("code de forme juridique", max_length=10, blank=True)
    forme_juridique = models.CharField("forme juridique", max_length=80, blank=True)
    recue_le = models.DateTimeField("émission du dernier rôle reçu", null=True, blank=True)
    recherche = models.GeneratedField(
        expression=Normalise(
            Concat(
                F("nom"),
                Value(" "),
                F("nom_usage"),
                Value(" "),
                F("prenoms"),
                Value(" "),
                F("enseigne"),
                Value(" "),
                F("sigle"),
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

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
            models.CheckConstraint(
                condition=Q(deces_mois__isnull=True)
                | Q(deces_mois__range=(1, 12), deces_annee__isnull=False),
                name="personne_mois_de_deces",
            ),
            models.CheckConstraint(
                condition=Q(deces_jour__isnull=True) | Q(deces_jour__range=(1, 31), deces_mois__isnull=False),
                name="personne_jour_de_deces",
            ),
        ]
        indexes = [
            GinIndex(fields=["recherche"], opclasses=["gin_trgm_ops"], name="personne_recherche"),
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
