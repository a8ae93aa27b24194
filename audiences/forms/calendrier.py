"""Filtre du calendrier."""

from django import forms

from audiences.selectors.calendrier import Mois


class CalendrierForm(forms.Form):
    """Mois demandé et service ; vides, le mois courant et tous les services."""

    mois = forms.RegexField(
        r"^[0-9]{4}-[0-9]{2}$",
        label="Mois",
        required=False,
        error_messages={"invalid": "Écrivez le mois sous la forme AAAA-MM, par exemple 2026-11."},
        widget=forms.HiddenInput,
    )
    service = forms.ModelChoiceField(
        queryset=None,
        label="Service",
        required=False,
        empty_label="Tous les services",
        error_messages={
            "invalid_choice": "Ce service n’existe pas dans votre tribunal. Choisissez-en un autre."
        },
        widget=forms.Select(attrs={"class": "fr-select"}),
    )

    def __init__(self, *args, services, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = services

    def clean_mois(self) -> Mois | None:
        """Donne le mois, s'il existe au calendrier (années 1900 à 2199)."""
        if not self.cleaned_data["mois"]:
            return None
        annee, numero = map(int, self.cleaned_data["mois"].split("-"))
        if not (1900 <= annee <= 2199 and 1 <= numero <= 12):
            raise forms.ValidationError("Ce mois n’existe pas. Écrivez-le sous la forme AAAA-MM.")
        return Mois(annee, numero)
