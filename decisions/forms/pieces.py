"""Demande d'un document."""

from django import forms

from decisions.selectors.pieces import LigneDePiece, Suivi


class DemandeForm(forms.Form):
    """Document dû d'une audience, désigné par la clé de sa ligne."""

    ligne = forms.CharField(label="Document", max_length=80)

    def __init__(self, *args, suivi: Suivi, **kwargs):
        super().__init__(*args, **kwargs)
        self.suivi = suivi

    def clean_ligne(self) -> LigneDePiece:
        """Retrouve la ligne parmi les documents dus."""
        ligne = self.suivi.ligne(self.cleaned_data["ligne"])
        if ligne is None:
            raise forms.ValidationError("Ce document n’est pas dû à cette audience. Rien n’a été demandé.")
        return ligne
