"""Les heures d'une affaire à l'audience, et la trace de celles qu'on a corrigées."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from audiences.choix import NatureSession
from audiences.choix_horloge import HeureNotee, MotifSuspension
from mistral.socle.cloisonnement import ModeleCloisonne


def mention_liee(nom: str, libelle: str) -> models.OneToOneField:
    """Donne la clé vers la mention de la note qui dit cet instant."""
    return models.OneToOneField(
        "audiences.Mention", models.PROTECT, null=True, blank=True, related_name=nom, verbose_name=libelle
    )


class SuspensionAffaire(ModeleCloisonne):
    """Débats d'une affaire interrompus, pendant que l'audience continue ; `fin_le` vide : elle dure encore.

    Deux suspensions d'une même affaire ne se chevauchent pas : la base l'exclut.
    """

    inscription = models.ForeignKey("audiences.Inscription", models.CASCADE, related_name="suspensions")
    nature = models.CharField("nature", max_length=12, choices=NatureSession.choices)
    motif = models.CharField("motif", max_length=12, choices=MotifSuspension.choices, blank=True)
    debut_le = models.DateTimeField("début")
    fin_le = models.DateTimeField("fin", null=True, blank=True)
    mention = mention_liee("suspension_affaire", "mention de la suspension")
    mention_fin = mention_liee("reprise_affaire", "mention de la reprise")

    class Meta:
        verbose_name = "suspension d’une affaire"
        verbose_name_plural = "suspensions d’affaires"
        ordering = ["debut_le", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["inscription"],
                condition=Q(fin_le__isnull=True),
                name="suspensionaffaire_une_en_cours",
                violation_error_message="Cette affaire est déjà suspendue.",
            ),
            models.CheckConstraint(
                condition=Q(fin_le__isnull=True) | Q(fin_le__gte=F("debut_le")),
                name="suspensionaffaire_fin_apres_debut",
                violation_error_message="La reprise précède la suspension.",
            ),
            models.CheckConstraint(
                condition=Q(nature=NatureSession.SUSPENSION) | Q(nature=NatureSession.DELIBERE, motif=""),
                name="suspensionaffaire_nature",
                violation_error_message="Une affaire est suspendue, ou en délibéré, alors sans motif.",
            ),
            models.CheckConstraint(
                condition=Q(motif="") | Q(motif__in=MotifSuspension.values),
                name="suspensionaffaire_motif_connu",
            ),
        ]

    def __str__(self):
        return f"{self.get_nature_display()} depuis {self.debut_le:%H h %M}"


_SANS = {"inscription": True, "session": True, "suspension": True}


def _cible(*heures: HeureNotee, **presente: bool) -> Q:
    """Donne la condition : ces heures visent cet objet, et lui seul."""
    return Q(heure__in=[heure.value for heure in heures]) & Q(
        **{f"{nom}__isnull": nul for nom, nul in (_SANS | presente).items()}
    )


class CorrectionHoraire(ModeleCloisonne):
    """Heure changée par le greffier, avec son motif ; l'ancienne reste lisible. Ajout seul.

    `ancienne` est vide quand l'heure n'avait pas été notée sur le moment. Une correction s'annule par une
    autre correction.
    """

    audience = models.ForeignKey("audiences.Audience", models.PROTECT, related_name="corrections_horaires")
    inscription = models.ForeignKey(
        "audiences.Inscription", models.PROTECT, null=True, blank=True, related_name="corrections_horaires"
    )
    session = models.ForeignKey(
        "audiences.Session", models.PROTECT, null=True, blank=True, related_name="corrections_horaires"
    )
    suspension = models.ForeignKey(
        SuspensionAffaire, models.PROTECT, null=True, blank=True, related_name="corrections_horaires"
    )
    heure = models.CharField("heure", max_length=12, choices=HeureNotee.choices)
    ancienne = models.DateTimeField("ancienne heure", null=True, blank=True)
    nouvelle = models.DateTimeField("nouvelle heure")
    motif = models.CharField("motif", max_length=200)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("le", db_default=Now())

    class Meta:
        verbose_name = "correction d’heure"
        verbose_name_plural = "corrections d’heures"
        ordering = ["le", "id"]
        constraints = [
            models.CheckConstraint(
                condition=_cible(HeureNotee.OUVERTURE, HeureNotee.LEVEE)
                | _cible(HeureNotee.INTERVALLE, session=False)
                | _cible(
                    HeureNotee.APPEL,
                    HeureNotee.DEBATS,
                    HeureNotee.PRONONCE,
                    HeureNotee.FIN,
                    inscription=False,
                )
                | _cible(HeureNotee.SUSPENSION, HeureNotee.REPRISE, suspension=False),
                name="correctionhoraire_une_heure",
            ),
            models.CheckConstraint(
                condition=~Q(motif=""),
                name="correctionhoraire_motivee",
                violation_error_message="Dites pourquoi l’heure est corrigée.",
            ),
            models.CheckConstraint(
                condition=Q(ancienne__isnull=True) | ~Q(ancienne=F("nouvelle")),
                name="correctionhoraire_change",
                violation_error_message="Cette heure est déjà celle qui est notée.",
            ),
        ]

    def __str__(self):
        return f"{self.get_heure_display()} corrigée"
