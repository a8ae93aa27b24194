"""Raccourcis de frappe : d'une personne, d'un service, d'un tribunal, ou de tous."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from audiences.raccourci import ABREVIATION_MAX, TEXTE_MAX, Accord
from mistral.socle.cloisonnement import CloisonneQuerySet, ModeleCloisonne
from mistral.socle.recherche import Concat, Normalise

_CLE = r"^[a-z0-9]{1,20}$"


def _cle() -> models.GeneratedField:
    """Donne la forme comparée de l'abréviation : sans accent ni casse, elle ne peut diverger."""
    return models.GeneratedField(
        expression=Normalise(F("abreviation")), output_field=models.TextField(), db_persist=True
    )


def _recherche() -> models.GeneratedField:
    return models.GeneratedField(
        expression=Normalise(Concat(F("abreviation"), models.Value(" "), F("texte"))),
        output_field=models.TextField(),
        db_persist=True,
    )


def _invariants(modele: str) -> list[models.CheckConstraint]:
    return [
        models.CheckConstraint(
            condition=Q(cle__regex=_CLE),
            name=f"{modele}_abreviation_en_lettres",
            violation_error_message="Une abréviation n’a que des lettres et des chiffres, vingt au plus.",
        ),
        models.CheckConstraint(
            condition=~Q(texte="") & Q(LessThanOrEqual(Length("texte"), TEXTE_MAX)),
            name=f"{modele}_texte_borne",
            violation_error_message="Le texte compte de 1 à 2 000 caractères.",
        ),
        models.CheckConstraint(condition=Q(accord__in=Accord.values), name=f"{modele}_accord_connu"),
    ]


class RaccourciQuerySet(CloisonneQuerySet):
    """Filtres sur les raccourcis d'un tribunal."""

    def lisibles_par(self, utilisateur):
        """Garde ceux du périmètre, sauf les raccourcis personnels des autres."""
        a_moi = Q(proprietaire=utilisateur) | Q(proprietaire__isnull=True)
        return self.visibles_par(utilisateur).filter(a_moi)


class Raccourci(ModeleCloisonne):
    """Abréviation d'une personne (`proprietaire`), d'un service, ou sinon de tout le tribunal."""

    proprietaire = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="propriétaire",
    )  # fmt: skip
    service = models.ForeignKey(
        "comptes.Service", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="service"
    )
    abreviation = models.CharField("abréviation", max_length=ABREVIATION_MAX)
    texte = models.TextField("texte")
    accord = models.CharField("s’accorde avec", max_length=20, choices=Accord.choices, default=Accord.PARTIE)
    modifie_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="modifié par"
    )
    modifie_le = models.DateTimeField("modifié le", auto_now=True)
    cle = _cle()
    recherche = _recherche()

    objects = RaccourciQuerySet.as_manager()

    class Meta:
        verbose_name = "raccourci"
        constraints = [
            models.UniqueConstraint(
                fields=["juridiction", "proprietaire", "service", "cle"],
                name="raccourci_abreviation_unique",
                nulls_distinct=False,
                violation_error_message="Cette abréviation existe déjà ici.",
            ),
            models.CheckConstraint(
                condition=Q(proprietaire__isnull=True) | Q(service__isnull=True),
                name="raccourci_portee_unique",
                violation_error_message="Un raccourci est d’une personne ou d’un service, pas des deux.",
            ),
            *_invariants("raccourci"),
        ]

    def __str__(self):
        return f"#{self.abreviation}"


class RaccourciNational(models.Model):
    """Abréviation offerte à tous les tribunaux ; `fourni_sous` garde celle du jeu livré avec le logiciel.

    Retouchée par l'administration (`retouche_le`), elle n'est ni recréée ni écrasée au chargement suivant.
    """

    abreviation = models.CharField("abréviation", max_length=ABREVIATION_MAX)
    texte = models.TextField("texte")
    accord = models.CharField("s’accorde avec", max_length=20, choices=Accord.choices, default=Accord.PARTIE)
    est_propose = models.BooleanField("proposé", default=True)
    fourni_sous = models.CharField("abréviation fournie", max_length=40, blank=True, editable=False)
    retouche_le = models.DateTimeField("modifié par l’administration le", null=True, editable=False)
    cle = _cle()
    recherche = _recherche()

    class Meta:
        verbose_name = "raccourci national"
        verbose_name_plural = "raccourcis nationaux"
        ordering = ["abreviation", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cle"],
                name="raccourcinational_abreviation_unique",
                violation_error_message="Cette abréviation existe déjà.",
            ),
            models.UniqueConstraint(
                fields=["fourni_sous"],
                condition=~Q(fourni_sous=""),
                name="raccourcinational_fourni_unique",
            ),
            *_invariants("raccourcinational"),
        ]

    def __str__(self):
        return f"#{self.abreviation}"
