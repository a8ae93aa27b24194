"""Saisie de la signature d'une note : un motif par manque que l'on passe outre."""

from collections.abc import Sequence

from django import forms
from dsfr.forms import DsfrBaseForm

from audiences.selectors.signature_note import ManqueAffiche


class SignatureForm(DsfrBaseForm, forms.Form):
    """Version relue, et motifs. Qu'un motif manque n'est dit qu'à la signature, par le service."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, manques: Sequence[ManqueAffiche], donnees=None, initiale=None):
        super().__init__(donnees, initial=initiale)
        self.manques = manques
        for manque in manques:
            self.fields[self._nom(manque)] = forms.CharField(
                label=f"Motif pour passer outre\u00a0: {manque.constat.message}",
                required=False,
                max_length=1000,
                widget=forms.TextInput(attrs={"class": "fr-input"}),
            )

    @staticmethod
    def _nom(manque: ManqueAffiche) -> str:
        return f"motif_{manque.constat.code}"

    @property
    def lignes(self) -> list[tuple[ManqueAffiche, forms.BoundField]]:
        """Donne chaque manque avec le champ de son motif."""
        return [(manque, self[self._nom(manque)]) for manque in self.manques]

    @property
    def motifs(self) -> dict[str, str]:
        """Donne les motifs saisis, par contrôle."""
        return {manque.constat.code: self.cleaned_data[self._nom(manque)] for manque in self.manques}
