"""Saisie d'une marque privée."""

from django import forms
from django.core.exceptions import ValidationError

from audiences.models.marque import MARQUE_MAX


class MarqueForm(forms.Form):
    """À revoir, et pourquoi en quelques mots."""

    est_a_revoir = forms.BooleanField(label="À revoir (!)", required=False)
    texte = forms.CharField(
        label="Annotation",
        max_length=MARQUE_MAX,
        required=False,
        widget=forms.TextInput(attrs={"class": "fr-input", "autocomplete": "off"}),
        error_messages={"max_length": f"Une annotation ne dépasse pas {MARQUE_MAX} caractères."},
    )

    def clean(self):
        """Veut quelque chose à marquer."""
        saisie = super().clean()
        if not self.errors and not saisie["est_a_revoir"] and not saisie["texte"]:
            raise ValidationError("Cochez « à revoir », ou écrivez une annotation.")
        return saisie
