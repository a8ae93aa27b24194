"""Saisies des actes de l'audience."""

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme

from audiences.choix import NatureSession
from audiences.choix_horloge import MotifSuspension


class ActeForm(forms.Form):
    """Acte sans autre saisie que la page où revenir ensuite."""

    suite = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def clean_suite(self) -> str:
        """Garde une adresse de ce site, sinon rien."""
        adresse = self.cleaned_data["suite"]
        return adresse if url_has_allowed_host_and_scheme(adresse, allowed_hosts=None) else ""


class OuvertureForm(ActeForm):
    """Ouverture ; un autre jour que celui prévu, elle se confirme."""

    confirmee = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @property
    def est_confirmee(self) -> bool:
        """Dit si l'ouverture a été confirmée."""
        return self.is_valid() and self.cleaned_data["confirmee"]


class SuspensionForm(ActeForm):
    """Pourquoi les débats s'interrompent."""

    nature = forms.ChoiceField(
        label="Nature",
        choices=[
            (NatureSession.SUSPENSION, "Suspension"),
            (NatureSession.DELIBERE, "Délibéré"),
        ],
        error_messages={
            "required": "Dites si l’audience est suspendue ou si le tribunal se retire pour délibérer.",
            "invalid_choice": "Dites si l’audience est suspendue ou si le tribunal se retire pour délibérer.",
        },
    )

    motif = forms.ChoiceField(
        label="Motif", required=False, choices=[("", "non précisé"), *MotifSuspension.choices]
    )

    def clean_nature(self) -> NatureSession:
        """Donne la nature de l'intervalle."""
        return NatureSession(self.cleaned_data["nature"])


class DeplacementForm(forms.Form):
    """Rang d'appel voulu."""

    rang = forms.IntegerField(
        label="Rang d’appel",
        min_value=1,
        max_value=32_767,
        error_messages={
            "required": "Écrivez le rang d’appel voulu.",
            "invalid": "Le rang d’appel est un nombre entier.",
            "min_value": "Le premier rang d’appel est 1.",
            "max_value": "Ce rang d’appel est trop grand.",
        },
    )
