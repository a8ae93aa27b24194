"""Saisie d'une restauration de la note."""

from uuid import uuid4

from django import forms

_CLE_MAX = 2**63 - 1
_ENTIER_MAX = 2**31 - 1


class RestaurationForm(forms.Form):
    """Jusqu'à quelle opération, quelle mention s'il n'en est qu'une, d'après quelle version de la note."""

    operation = forms.IntegerField(min_value=0, max_value=_CLE_MAX, widget=forms.HiddenInput)
    mention = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=0, max_value=_ENTIER_MAX, required=False, widget=forms.HiddenInput)
    cle = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)

    @property
    def est_complete(self) -> bool:
        """Dit si la saisie vient de la page de confirmation, et non d'un lien."""
        saisie = self.cleaned_data
        return saisie["version"] is not None and saisie["cle"] is not None

    @property
    def voulue(self) -> dict:
        """Donne la restauration demandée, telle que l'acte la prend."""
        saisie = dict(self.cleaned_data)
        return {"jusqua": saisie.pop("operation"), **saisie}
