"""Saisie d'une mise en délibéré et de sa prorogation."""

from django import forms

from audiences.forms.commande import CommandeForm
from audiences.models import Inscription
from mistral.socle.comptes.models import Salle


class DelibereForm(CommandeForm):
    """Jour, heure et salle du délibéré, et si les parties présentes en ont été informées (CPP 462)."""

    date = forms.DateField(
        label="Date du délibéré", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    heure = forms.TimeField(label="Heure", widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    salle = forms.ModelChoiceField(
        label="Salle", queryset=Salle.objects.none(), required=False, empty_label="non précisée"
    )
    parties_informees = forms.TypedChoiceField(
        label="Parties présentes informées de la date",
        required=False,
        choices=[("", "non précisé"), ("oui", "oui"), ("non", "non, aucune n’est présente")],
        coerce=lambda valeur: valeur == "oui",
        empty_value=None,
    )

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        """Propose l'heure et la salle de l'audience : le plus souvent, le délibéré y est vidé."""
        audience = inscription.audience
        proposee = {"heure": audience.heure_prevue, "salle": audience.salle_id, "parties_informees": "oui"}
        super().__init__(inscription, donnees, proposee | dict(initiale or {}))
        self.fields["salle"].queryset = Salle.objects.filter(juridiction=inscription.juridiction_id)
