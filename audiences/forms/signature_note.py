"""Saisie de la signature d'une note : un motif par manque que l'on passe outre."""

from collections.abc import Sequence

from django import forms
from dsfr.forms import DsfrBaseForm

from mistral.socle.droit import Constat


class SignatureForm(DsfrBaseForm, forms.Form):
    """Version relue, et motifs. Qu'un motif manque n'est dit qu'à la signature, par le service."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, manques: Sequence[Constat], donnees=None, initiale=None):
        super().__init__(donnees, initial=initiale)
        self.codes = {f"motif_{rang}": constat.code for rang, constat in enumerate(manques)}
        for (nom, _), constat in zip(self.codes.items(), manques, strict=True):
            self.fields[nom] = forms.CharField(
                label=f"Manque\u00a0: {constat.message}. Motif pour passer outre",
                required=False,
                max_length=1000,
            )

    @property
    def motifs(self) -> dict[str, str]:
        """Donne les motifs saisis, par contrôle."""
        return {code: self.cleaned_data[nom] for nom, code in self.codes.items()}
