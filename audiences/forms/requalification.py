"""Saisies d'un changement de qualification : requalifier, revenir à la précédente, retirer un fait."""

from django import forms

from audiences.choix import ModificationQualification
from audiences.forms.faits import SAISIE, FaitForm
from audiences.selectors.page_faits import FaitPoursuivi


class RequalificationForm(FaitForm):
    """Nouvelle qualification d'un fait, et les prévenus à qui elle s'applique."""

    modification = forms.ChoiceField(
        label="Nature", choices=ModificationQualification.choices, widget=forms.RadioSelect
    )
    prevenus_vises = forms.TypedMultipleChoiceField(
        label="Prévenus", coerce=int, widget=forms.CheckboxSelectMultiple
    )
    confirme = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, donnees=None, *, fait: FaitPoursuivi):
        """Reprend le fait ; seuls s'offrent les prévenus qui en répondent et qu'aucune décision ne lie."""
        super().__init__(donnees, fait=fait)
        self.fields["prevenus_vises"].choices = [(p.prevention.prevenu_id, p.nom) for p in fait.libres]
        self.fields["prevenus_vises"].initial = [p.prevention.prevenu_id for p in fait.libres]
        self.fields["modification"].initial = ModificationQualification.REQUALIFICATION
        for nom in ("modification", "prevenus_vises"):
            self.fields[nom].widget.attrs = {}

    @property
    def saisies(self) -> list[tuple[str, str]]:
        """Donne ce qui a été envoyé, pour le redonner à la confirmation."""
        gardees = set(self.fields) - {"confirme"}
        return [(nom, valeur) for nom, valeurs in self.data.lists() if nom in gardees for valeur in valeurs]


class RetourForm(forms.Form):
    """Prévenus ramenés à la qualification précédente."""

    prevenus_vises = forms.TypedMultipleChoiceField(
        label="Prévenus",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez au moins un prévenu."},
    )

    def __init__(self, donnees=None, *, fait: FaitPoursuivi):
        """Offre les prévenus que cette qualification concerne et qu'aucune décision ne lie."""
        super().__init__(donnees)
        self.fields["prevenus_vises"].choices = [(p.prevention.prevenu_id, p.nom) for p in fait.libres]
        self.fields["prevenus_vises"].initial = [p.prevention.prevenu_id for p in fait.libres]


class RetraitFaitForm(forms.Form):
    """Pourquoi un fait est retiré."""

    motif = forms.CharField(
        label="Motif du retrait",
        max_length=200,
        widget=forms.TextInput(attrs=SAISIE),
        error_messages={"required": "Écrivez le motif du retrait."},
    )
