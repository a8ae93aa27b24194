"""Saisies des réponses aux points de préparation."""

from django import forms

from audiences.choix import EtatVerification
from audiences.preparatif import PREPARATIFS

DEFAIRE = "DEFAIRE"
_POINT = {"required": "Dites de quel point il s’agit.", "invalid_choice": "Ce point n’existe pas."}
_REPONSE = {
    "required": "Dites si c’est fait ou sans objet.",
    "invalid_choice": "Dites si c’est fait ou sans objet.",
}


def _points() -> list[tuple[str, str]]:
    return [(preparatif.code, preparatif.libelle) for preparatif in PREPARATIFS if preparatif.est_manuel]


class ReponseForm(forms.Form):
    """Réponse à un point d'une affaire, ou son retrait."""

    point = forms.ChoiceField(label="Point", choices=PREPARATIFS.choix, error_messages=_POINT)
    reponse = forms.ChoiceField(
        label="Réponse",
        choices=[*EtatVerification.choices, (DEFAIRE, "défaire")],
        error_messages=_REPONSE,
    )
    remarque = forms.CharField(
        label="Remarque",
        required=False,
        max_length=200,
        error_messages={"max_length": "La remarque tient en 200 caractères."},
    )


class CocherForm(forms.Form):
    """Réponse à un même point pour plusieurs affaires ; `toutes` vise celles où le point reste ouvert."""

    point = forms.ChoiceField(
        label="Point",
        choices=_points,
        error_messages=_POINT,
        widget=forms.Select(attrs={"class": "fr-select"}),
    )
    reponse = forms.ChoiceField(label="Réponse", choices=EtatVerification.choices, error_messages=_REPONSE)
    remarque = forms.CharField(
        label="Remarque",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "fr-input"}),
        error_messages={"max_length": "La remarque tient en 200 caractères."},
    )
    affaires = forms.TypedMultipleChoiceField(label="Affaires", coerce=int, required=False)
    toutes = forms.BooleanField(required=False)

    def __init__(self, *args, inscriptions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["affaires"].choices = [(pk, str(pk)) for pk in inscriptions]
        self.fields["affaires"].error_messages["invalid_choice"] = "Une affaire n’est pas à ce rôle."

    def clean(self):
        """Exige au moins une affaire, sauf à les viser toutes."""
        saisie = super().clean()
        if not saisie.get("toutes") and not saisie.get("affaires") and "affaires" not in self.errors:
            self.add_error(
                None, "Cochez au moins une affaire, ou visez toutes celles où le point reste ouvert."
            )
        return saisie
