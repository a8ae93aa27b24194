"""Filtre du calendrier."""

import re
from datetime import date

from django import forms

from audiences.selectors.periode import Mois, Periode, Semaine

VUES = [("mois", "Mois"), ("semaine", "Semaine"), ("liste", "Liste")]


class CalendrierForm(forms.Form):
    """Vue, mois ou semaine demandés, et service ; vides : la vue du mois courant, tous les services."""

    vue = forms.ChoiceField(
        label="Vue",
        choices=VUES,
        required=False,
        error_messages={"invalid_choice": "Choisissez la vue du mois, de la semaine, ou la liste."},
        widget=forms.HiddenInput,
    )
    mois = forms.RegexField(
        r"^[0-9]{4}-[0-9]{2}$",
        label="Mois",
        required=False,
        error_messages={"invalid": "Écrivez le mois sous la forme AAAA-MM, par exemple 2026-11."},
        widget=forms.HiddenInput,
    )
    semaine = forms.RegexField(
        r"^[0-9]{4}-S[0-9]{2}$",
        label="Semaine",
        required=False,
        error_messages={"invalid": "Écrivez la semaine sous la forme AAAA-SNN, par exemple 2026-S48."},
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

    def clean_semaine(self) -> Semaine | None:
        """Donne la semaine, si elle existe (années 1900 à 2199, semaines 1 à 52 ou 53)."""
        if not self.cleaned_data["semaine"]:
            return None
        annee, numero = map(int, re.findall(r"[0-9]+", self.cleaned_data["semaine"]))
        derniere = date(annee, 12, 28).isocalendar()[1] if 1900 <= annee <= 2199 else 0
        if not 1 <= numero <= derniere:
            raise forms.ValidationError("Cette semaine n’existe pas. Écrivez-la sous la forme AAAA-SNN.")
        return Semaine(annee, numero)

    @property
    def vue_retenue(self) -> str:
        """Donne la vue à montrer, même quand la saisie est refusée."""
        return getattr(self, "cleaned_data", {}).get("vue") or "mois"

    def periode(self, aujourd_hui: date) -> Periode:
        """Donne la période à montrer ; passer du mois à la semaine reste dans le mois, et inversement."""
        saisie = getattr(self, "cleaned_data", {})
        mois, semaine = saisie.get("mois"), saisie.get("semaine")
        if self.vue_retenue == "semaine":
            jour = mois.premier if mois and mois != Mois.de(aujourd_hui) else aujourd_hui
            return semaine or Semaine.de(jour)
        return mois or Mois.de(semaine.premier if semaine else aujourd_hui)
