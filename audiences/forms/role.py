"""Saisies de l'import d'un rôle."""

from django import forms
from dsfr.forms import DsfrBaseForm

from audiences.formats.lecture import TAILLE_MAX

_MEGAOCTET = 1024 * 1024


class DepotForm(DsfrBaseForm):
    """Fichier de rôle ; le tribunal n'est demandé qu'à qui en a plusieurs."""

    fichier = forms.FileField(
        label="Fichier du rôle",
        help_text=f"JSON (role-v1) ou table CSV, {TAILLE_MAX // _MEGAOCTET} Mo au plus.",
        allow_empty_file=True,
        error_messages={
            "required": "Aucun fichier n’est arrivé. Choisissez un fichier de 20 Mo au plus.",
            "invalid": "Aucun fichier n’est arrivé. Choisissez un fichier de 20 Mo au plus.",
            "max_length": "Le nom du fichier est trop long : raccourcissez-le.",
        },
        widget=forms.FileInput(attrs={"accept": ".json,.csv,application/json,text/csv"}),
    )
    tribunal = forms.ModelChoiceField(queryset=None, label="Tribunal", empty_label=None, required=False)

    def __init__(self, *args, tribunaux, **kwargs):
        super().__init__(*args, **kwargs)
        self.tribunaux = list(tribunaux)
        self.fields["tribunal"].queryset = tribunaux
        if len(self.tribunaux) == 1:
            self.fields["tribunal"].widget = forms.HiddenInput()

    def clean_fichier(self):
        """Refuse un fichier trop gros avant de le lire."""
        fichier = self.cleaned_data["fichier"]
        if fichier.size > TAILLE_MAX:
            raise forms.ValidationError("Le fichier dépasse 20 Mo. Partagez le rôle en plusieurs fichiers.")
        return fichier

    def clean_tribunal(self):
        """Donne le seul tribunal possible quand il n'y en a qu'un."""
        if len(self.tribunaux) == 1:
            return self.tribunaux[0]
        if self.cleaned_data["tribunal"] is None:
            raise forms.ValidationError("Choisissez le tribunal dont vous importez le rôle.")
        return self.cleaned_data["tribunal"]
