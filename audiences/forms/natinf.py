"""Saisie d'une recherche dans la nomenclature."""

from django import forms

from audiences.forms.champs import DatePartielleField
from audiences.forms.faits import SAISIE
from audiences.selectors.faits import bornes_des_faits
from audiences.selectors.natinf import Proposition, chercher_natinf


class RechercheNatinfForm(forms.Form):
    """Recherche dans la nomenclature, avec la date des faits si elle est connue."""

    natinf = forms.CharField(
        label="Numéro, mots ou abréviation",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=SAISIE),
    )
    operateur = forms.CharField(required=False, max_length=40)
    debut = DatePartielleField(label="Date des faits", required=False, max_length=40)
    fin = DatePartielleField(required=False, max_length=40)

    def propositions(self) -> list[Proposition]:
        """Donne les qualifications qui répondent ; une date encore mal écrite ne borne rien."""
        self.full_clean()
        saisie = self.cleaned_data
        dates = {"operateur": saisie.get("operateur", "")}
        for borne in ("debut", "fin"):
            date = saisie.get(borne) or (None, None, None)
            dates |= dict(zip((f"{borne}_annee", f"{borne}_mois", f"{borne}_jour"), date, strict=True))
        try:
            du, au = bornes_des_faits(dates)
        except ValueError:
            du = au = None
        return chercher_natinf(saisie.get("natinf", ""), du=du, au=au)
