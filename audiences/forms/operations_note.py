"""Lecture des frappes envoyées par le poste, en JSON ou par formulaire."""

import json

from django import forms
from django.core.exceptions import ValidationError

from audiences.choix import NatureOperation
from audiences.operation import LOT_MAX, Operation, motif_de_refus

_ENTIER_MAX = 2**31 - 1
_ILLISIBLE = "L’envoi est illisible\u202f: rien n’a été enregistré. Le texte reste dans la page."


class OperationForm(forms.Form):
    """Une frappe : quelle mention, d'après quelle version, quel texte."""

    operation = forms.UUIDField(widget=forms.HiddenInput)
    mention = forms.UUIDField(widget=forms.HiddenInput)
    base = forms.IntegerField(min_value=0, max_value=_ENTIER_MAX, widget=forms.HiddenInput)
    nature = forms.ChoiceField(
        choices=NatureOperation.choices, required=False, widget=forms.HiddenInput, label="Action"
    )
    etape = forms.CharField(max_length=20, label="Étape")
    locuteur = forms.CharField(max_length=20, required=False, label="Qui parle")
    partie = forms.IntegerField(min_value=1, max_value=_ENTIER_MAX, required=False, label="Partie")
    texte = forms.CharField(required=False, strip=False, label="Texte", widget=forms.Textarea)

    def clean_texte(self):
        """Rend les fins de ligne d'un formulaire semblables à celles de la page."""
        return self.cleaned_data["texte"].replace("\r\n", "\n")

    def clean(self):
        """Refuse ce que le service refuserait, avec la même phrase."""
        saisie = super().clean()
        if not self.errors and (motif := motif_de_refus(self.lue)):
            raise ValidationError(motif)
        return saisie

    @property
    def lue(self) -> Operation:
        """Donne l'opération saisie."""
        saisie = self.cleaned_data
        return Operation(
            identifiant=saisie["operation"],
            mention=saisie["mention"],
            base=saisie["base"],
            nature=saisie["nature"] or NatureOperation.ECRIRE,
            etape=saisie["etape"],
            locuteur=saisie["locuteur"],
            partie=saisie["partie"],
            texte=saisie["texte"],
        )


def lire_lot(corps: bytes) -> tuple[int, list[Operation]]:
    """Lit un envoi : la personne qui avait ouvert la page, et ses opérations.

    Erreur : `ValidationError`, avec une phrase pour la personne.
    """
    try:
        lot = json.loads(corps)
    except (ValueError, RecursionError) as erreur:
        raise ValidationError(_ILLISIBLE) from erreur
    if not isinstance(lot, dict) or not isinstance(lot.get("personne"), int):
        raise ValidationError(_ILLISIBLE)
    brutes = lot.get("operations")
    if not isinstance(brutes, list) or not brutes:
        raise ValidationError(_ILLISIBLE)
    if len(brutes) > LOT_MAX:
        raise ValidationError(f"Un envoi ne dépasse pas {LOT_MAX} opérations. Rien n’a été enregistré.")
    return lot["personne"], [_lire(brute) for brute in brutes]


def _lire(brute: object) -> Operation:
    if not isinstance(brute, dict) or not all(isinstance(v, str | int | None) for v in brute.values()):
        raise ValidationError(_ILLISIBLE)
    form = OperationForm(brute)
    if not form.is_valid():
        phrases = [
            message if champ == "__all__" else f"{form.fields[champ].label or champ}\u00a0: {message}"
            for champ, messages in form.errors.items()
            for message in messages
        ]
        raise ValidationError(" ".join(phrases))
    return form.lue
