"""Saisie d'une jonction."""

from django import forms
from dsfr.forms import DsfrBaseForm

from audiences.models import Inscription
from audiences.selectors.jonction import a_joindre


class _ChoixDuRole(forms.ModelChoiceField):
    def label_from_instance(self, passage: Inscription) -> str:
        """Écrit « 3. MARTELLI Enzo, 26182000123 »."""
        return f"{passage.rang}. {passage.affaire}, {passage.affaire.numero_usuel}"


class JonctionForm(DsfrBaseForm):
    """Affaire du même rôle à joindre à celle-ci, et confirmation : l'acte a un effet légal."""

    jointe = _ChoixDuRole(
        label="Affaire à joindre",
        queryset=Inscription.objects.none(),
        empty_label="À choisir",
        error_messages={
            "required": "Choisissez l’affaire à joindre.",
            "invalid_choice": "Cette affaire n’est pas de cette audience, ou elle a déjà une issue.",
        },
    )
    confirme = forms.BooleanField(
        label="Le tribunal a ordonné cette jonction",
        error_messages={"required": "Confirmez que le tribunal a ordonné la jonction."},
    )

    def __init__(self, principale: Inscription, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jointe"].queryset = a_joindre(principale)
