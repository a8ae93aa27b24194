"""Saisie d'une relève : quelles affaires, qui prend la suite."""

from django import forms

from audiences.models import Inscription
from mistral.socle.comptes.models import Utilisateur


class ReleveForm(forms.Form):
    """Affaires rendues, greffier entrant s'il y en a un, et si la composition suit."""

    passages = forms.ModelMultipleChoiceField(
        Inscription.objects.none(),
        label="Affaires",
        error_messages={
            "required": "Cochez au moins une affaire.",
            "invalid_choice": "Cette affaire n’est plus à relever.",
            "invalid_pk_value": "Cette affaire n’est plus à relever.",
        },
    )
    entrant = forms.ModelChoiceField(
        Utilisateur.objects.none(),
        label="Prend la suite",
        required=False,
        empty_label="personne : je signe seulement ce que j’ai écrit",
        error_messages={"invalid_choice": "Cette personne n’est pas greffier dans ce tribunal."},
    )
    composition = forms.BooleanField(
        label="Nommer l’entrant greffier des affaires cochées qui n’ont pas été appelées",
        required=False,
        initial=True,
    )

    def __init__(self, *args, passages, greffiers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passages"].queryset = passages
        self.fields["entrant"].queryset = greffiers
        self.fields["entrant"].widget.attrs["class"] = "fr-select"
