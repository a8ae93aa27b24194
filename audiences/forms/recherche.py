"""Saisie d'une recherche ; elle ne passe que par le corps d'un envoi, jamais par une adresse."""

from django import forms
from dsfr.forms import DsfrBaseForm

from audiences.choix import Qualite
from audiences.selectors.recherche import Criteres
from mistral.socle.comptes.models import Service


class RechercheForm(DsfrBaseForm):
    """Numéro ou nom, et de quoi resserrer."""

    texte = forms.CharField(
        label="Numéro de parquet, identifiant justice, nom ou dénomination",
        max_length=160,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Écrivez un numéro ou un nom."},
    )
    qualite = forms.ChoiceField(label="Qualité", required=False, choices=[("", "Toutes"), *Qualite.choices])
    service = forms.ModelChoiceField(
        label="Service", queryset=Service.objects.none(), required=False, empty_label="Tous"
    )
    du = forms.DateField(
        label="Audience du", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    au = forms.DateField(
        label="au", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000, widget=forms.HiddenInput)

    def __init__(self, *args, services, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = services

    def clean_texte(self) -> str:
        """Refuse ce qui ne contient ni lettre ni chiffre."""
        texte = self.cleaned_data["texte"]
        if not any(signe.isalnum() for signe in texte):
            raise forms.ValidationError("Écrivez un numéro ou un nom.")
        return texte

    def clean(self):
        """Refuse une période à l'envers."""
        saisie = super().clean()
        du, au = saisie.get("du"), saisie.get("au")
        if du and au and au < du:
            self.add_error("au", "La fin de la période précède son début.")
        return saisie

    @property
    def criteres(self) -> Criteres:
        """Donne ce qui est cherché, la saisie étant valable."""
        saisie = self.cleaned_data
        return Criteres(**saisie | {"page": saisie["page"] or 1})
