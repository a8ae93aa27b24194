"""Saisies de l'import d'un rôle."""

import re

from django import forms
from dsfr.forms import DsfrBaseForm

from audiences.formats.lecture import TAILLE_MAX

_MEGAOCTET = 1024 * 1024
_CLE = re.compile(r"(?:affaire:.{1,80}|retrait:\d{1,18}|champ:[A-Z]{1,12}:\d{1,18}:[a-z0-9_]{1,40})")


class DepotForm(DsfrBaseForm):
    """Fichier de rôle ; le tribunal n'est demandé qu'à qui en a plusieurs."""

    fichier = forms.FileField(
        label="Fichier du rôle",
        help_text=f"JSON (role-v1) ou table XLSX, ODS ou CSV, {TAILLE_MAX // _MEGAOCTET} Mo au plus.",
        allow_empty_file=True,
        error_messages={
            "required": "Aucun fichier n’est arrivé. Choisissez un fichier de 20 Mo au plus.",
            "invalid": "Aucun fichier n’est arrivé. Choisissez un fichier de 20 Mo au plus.",
            "max_length": "Le nom du fichier est trop long : raccourcissez-le.",
        },
        widget=forms.FileInput(attrs={"accept": ".json,.csv,.xlsx,.ods"}),
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


class _ClesField(forms.Field):
    """Ce sur quoi portent les cases cochées ; rien n'est une réponse."""

    widget = forms.MultipleHiddenInput

    def clean(self, valeurs):
        """Refuse ce qui ne peut venir d'une case de l'aperçu."""
        valeurs = list(dict.fromkeys(valeurs or []))
        if not all(_CLE.fullmatch(valeur) for valeur in valeurs):
            raise forms.ValidationError("Un choix n’a pas été compris : relisez les différences et recochez.")
        return valeurs


class ChoixForm(forms.Form):
    """Cases de l'aperçu : seules celles qui s'écartent de la proposition sont cochées."""

    ecarter = _ClesField(label="À ne pas prendre", required=False)
    prendre = _ClesField(label="À prendre malgré votre correction", required=False)

    @property
    def choix(self) -> dict[str, bool]:
        """Donne, par clé, ce que le greffe veut au lieu de la proposition."""
        ecartes = dict.fromkeys(self.cleaned_data["ecarter"], False)
        return ecartes | dict.fromkeys(self.cleaned_data["prendre"], True)


class ReglementForm(forms.Form):
    """Ce que devient un écart."""

    prendre = forms.TypedChoiceField(
        label="Valeur à retenir",
        choices=[("non", "Garder la nôtre"), ("oui", "Prendre celle du rôle")],
        coerce=lambda reponse: reponse == "oui",
        error_messages={
            "required": "Dites si vous gardez votre valeur ou prenez celle du rôle.",
            "invalid_choice": "Dites si vous gardez votre valeur ou prenez celle du rôle.",
        },
    )
