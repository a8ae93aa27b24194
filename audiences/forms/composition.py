"""Saisies de la composition : une place, un remplacement."""

from django import forms

from audiences.choix import Corps, Fauteuil
from audiences.models import Affaire, Inscription, MembreJuridiction, Remplacement
from audiences.selectors.composition import CORPS_DE


class _PersonneForm(forms.Form):
    """Une place, et qui la tient : choisi dans la liste du tribunal, ou nommé."""

    fauteuil = forms.ChoiceField(
        label="Place",
        choices=Fauteuil.choices,
        error_messages={
            "required": "Dites quelle place.",
            "invalid_choice": "Cette place n’existe pas à l’audience.",
        },
    )
    membre = forms.ModelChoiceField(
        MembreJuridiction.objects.none(),
        label="Membre du tribunal",
        required=False,
        error_messages={"invalid_choice": "Cette personne n’est pas en poste au jour de l’audience."},
    )
    nom = forms.CharField(label="Autre personne (civilité, nom, qualité)", max_length=160, required=False)

    def __init__(self, *args, membres, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["membre"].queryset = membres

    def clean_fauteuil(self) -> Fauteuil:
        """Donne la place."""
        return Fauteuil(self.cleaned_data["fauteuil"])

    def clean(self):
        """Veut une personne et une seule, du corps que la place demande."""
        saisie = super().clean()
        membre, nom, fauteuil = saisie.get("membre"), saisie.get("nom"), saisie.get("fauteuil")
        if membre and nom:
            self.add_error("nom", "Une seule personne\u202f: choisie dans la liste, ou nommée ici.")
        if not membre and not nom and "membre" not in self.errors:
            self.add_error("membre", "Choisissez une personne, ou écrivez son nom.")
        if membre and fauteuil and membre.corps != CORPS_DE[fauteuil]:
            corps = Corps(membre.corps).label
            self.add_error(
                "membre", f"{membre.nom_complet} est du corps «\u00a0{corps}\u00a0», pas de cette place."
            )
        return saisie


class PlaceForm(_PersonneForm):
    """Qui tient une place pour toute l'audience."""


class RemplacementForm(_PersonneForm):
    """Qui tient une place pour certaines affaires."""

    inscriptions = forms.ModelMultipleChoiceField(
        Inscription.objects.none(),
        label="Affaires",
        error_messages={
            "required": "Cochez au moins une affaire.",
            "invalid_choice": "Cette affaire n’est pas au rôle de l’audience.",
            "invalid_pk_value": "Cette affaire n’est pas au rôle de l’audience.",
        },
    )

    def __init__(self, *args, passages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["inscriptions"].queryset = passages


class LiberationForm(forms.Form):
    """Place à libérer."""

    fauteuil = forms.ChoiceField(
        label="Place",
        choices=Fauteuil.choices,
        error_messages={"required": "Dites quelle place.", "invalid_choice": "Cette place n’existe pas."},
    )

    def clean_fauteuil(self) -> Fauteuil:
        """Donne la place."""
        return Fauteuil(self.cleaned_data["fauteuil"])


class FinRemplacementForm(forms.Form):
    """Remplacements à retirer."""

    remplacements = forms.ModelMultipleChoiceField(
        Remplacement.objects.none(),
        label="Remplacement",
        error_messages={
            "required": "Dites quel remplacement retirer.",
            "invalid_choice": "Ce remplacement n’existe plus.",
            "invalid_pk_value": "Ce remplacement n’existe pas.",
        },
    )

    def __init__(self, *args, remplacements, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["remplacements"].queryset = remplacements


class InscrireForm(forms.Form):
    """Affaire à inscrire au rôle, par son numéro de parquet, entier ou par sa fin usuelle."""

    numero = forms.CharField(
        label="Numéro de parquet",
        max_length=60,
        error_messages={"required": "Écrivez le numéro de parquet de l’affaire."},
    )

    def __init__(self, *args, affaires, **kwargs):
        super().__init__(*args, **kwargs)
        self.affaires = affaires

    def clean_numero(self) -> str:
        """Cherche l'affaire ; refuse un numéro inconnu, ou qui en désigne plusieurs."""
        numero = "".join(self.cleaned_data["numero"].split())
        trouvees = list(self.affaires.filter(numero_parquet__iexact=numero)[:2])
        if not trouvees and len(numero) >= 5:
            trouvees = list(self.affaires.filter(numero_parquet__iendswith=numero)[:2])
        if not trouvees:
            raise forms.ValidationError("Aucune affaire de ce tribunal ne porte ce numéro.")
        if len(trouvees) > 1:
            raise forms.ValidationError("Plusieurs affaires portent ce numéro. Écrivez-le en entier.")
        self.affaire: Affaire = trouvees[0]
        return numero
