"""Énumérations de l'horloge : pourquoi l'on suspend, et quelles heures se notent."""

from django.db.models import TextChoices


class MotifSuspension(TextChoices):
    """Pourquoi les débats s'interrompent ; le délibéré est une nature d'intervalle, pas un motif."""

    PAUSE = "PAUSE", "pause"
    INCIDENT = "INCIDENT", "incident"


class HeureNotee(TextChoices):
    """Heure de l'audience ou d'une affaire, que le greffier peut corriger."""

    OUVERTURE = "OUVERTURE", "ouverture de l’audience"
    INTERVALLE = "INTERVALLE", "suspension ou reprise de l’audience"
    LEVEE = "LEVEE", "levée de l’audience"
    APPEL = "APPEL", "appel de l’affaire"
    DEBATS = "DEBATS", "début des débats"
    SUSPENSION = "SUSPENSION", "suspension de l’affaire"
    REPRISE = "REPRISE", "reprise de l’affaire"
    PRONONCE = "PRONONCE", "prononcé"
    FIN = "FIN", "fin de l’affaire"
