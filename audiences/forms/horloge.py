"""Saisie des commandes de l'horloge : suspension, reprise, prononcé."""

from datetime import datetime

from django import forms
from django.db import models
from django.utils import timezone

from audiences.commande import Arguments
from audiences.forms.commande import CommandeForm
from audiences.regles.heure_dite import heure_tapee
from audiences.regles.heure_legale import dernier_instant


class Objet(models.TextChoices):
    """Ce qui s'interrompt."""

    AUDIENCE = "AUDIENCE", "l’audience"
    AFFAIRE = "AFFAIRE", "cette affaire seule"


class Pourquoi(models.TextChoices):
    """Pourquoi les débats s'interrompent, en une réponse."""

    PAUSE = "PAUSE", "pause"
    INCIDENT = "INCIDENT", "incident"
    DELIBERE = "DELIBERE", "délibéré"


class HeureForm(CommandeForm):
    """Heure dite ; vide, c'est maintenant. Une heure qui n'est pas encore venue est celle d'hier."""

    heure = forms.TimeField(
        label="Heure (vide : maintenant)",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )

    def clean_heure(self) -> datetime | None:
        """Donne l'instant, ou rien pour maintenant."""
        heure = self.cleaned_data["heure"]
        if heure is None:
            return None
        instant = dernier_instant(heure, timezone.now())
        if instant is None:
            raise forms.ValidationError("Cette heure n’a pas existé\u202f: on passait à l’heure d’été.")
        return instant


class SuspendreForm(HeureForm):
    """Ce qui s'interrompt, et pourquoi."""

    objet = forms.ChoiceField(label="Suspendre", choices=Objet.choices, initial=Objet.AUDIENCE)
    pourquoi = forms.ChoiceField(label="Motif", choices=[("", "À choisir"), *Pourquoi.choices])
    field_order = ("objet", "pourquoi", "heure")


class ReprendreForm(HeureForm):
    """Ce qui reprend."""

    objet = forms.ChoiceField(label="Reprendre", choices=Objet.choices, initial=Objet.AUDIENCE)
    field_order = ("objet", "heure")


def prendre_heure(arguments: Arguments) -> str:
    """Prend l'heure tapée après la commande, telle que le champ l'attend ; vide s'il n'y en a pas."""
    for mot in arguments.mots:
        lue = heure_tapee(mot)
        if lue is not None:
            arguments.mots.remove(mot)
            return f"{lue:%H:%M}"
    return ""
