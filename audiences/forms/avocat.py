"""Saisies de l'avocat : le choisir, le créer, dire qui il assiste."""

from django import forms

from audiences.models import Affaire, Avocat, Partie

_TEXTE = {"class": "fr-input", "autocomplete": "off"}


class NouvelAvocatForm(forms.Form):
    """Avocat à enregistrer ; le barreau, le prénom et la toque le distinguent de ses homonymes."""

    nom = forms.CharField(label="Nom, sans «\u00a0Me\u00a0»", max_length=160)
    prenom = forms.CharField(label="Prénom", max_length=80, required=False)
    barreau = forms.CharField(label="Barreau", max_length=80, required=False)
    toque = forms.CharField(label="Toque ou case", max_length=20, required=False)
    civilite = forms.CharField(label="Civilité", max_length=40, required=False)
    telephone = forms.CharField(label="Téléphone", max_length=40, required=False)
    courriel = forms.CharField(label="Courriel", max_length=160, required=False)

    def __init__(self, donnees=None):
        super().__init__(donnees, prefix="avocat")
        for champ in self.fields.values():
            champ.widget.attrs |= _TEXTE


class AffectationForm(forms.Form):
    """Parties cochées, et l'avocat qui les assiste."""

    parties = forms.ModelMultipleChoiceField(
        Partie.objects.none(),
        label="Parties",
        error_messages={"required": "Cochez au moins une partie.", "invalid_choice": "Partie inconnue."},
    )
    avocat = forms.ModelChoiceField(
        Avocat.objects.none(),
        label="Avocat",
        error_messages={"required": "Choisissez un avocat.", "invalid_choice": "Cet avocat est inconnu."},
    )

    def __init__(self, affaire: Affaire, donnees=None, *, avec_avocat: bool = True):
        super().__init__(donnees)
        self.fields["parties"].queryset = Partie.objects.filter(
            affaire=affaire, retiree_le__isnull=True
        ).select_related("personne")
        self.fields["avocat"].queryset = Avocat.objects.filter(juridiction=affaire.juridiction_id)
        self.fields["avocat"].required = avec_avocat
