"""Saisies d'une affaire créée à la main."""

from django import forms

from audiences.choix import ObjetSuivi
from audiences.forms.fiche import FicheForm
from audiences.models import Affaire
from audiences.selectors.personnes_connues import affaires_de_numero


class CreationAffaireForm(FicheForm):
    """Fiche d'une affaire nouvelle ; un numéro de parquet déjà connu demande confirmation."""

    confirmer = forms.BooleanField(
        required=False, label="Créer quand même une affaire distincte sous ce numéro"
    )

    def __init__(self, juridiction_id: int, donnees=None):
        self.existantes: list[Affaire] = []
        super().__init__(ObjetSuivi.AFFAIRE, Affaire(juridiction_id=juridiction_id), donnees, listes={})

    def clean(self):
        """Signale l'affaire qui porte déjà ce numéro."""
        saisie = super().clean()
        if numero := saisie.get("numero_parquet"):
            self.existantes = list(affaires_de_numero(self.cible.juridiction_id, numero)[:5])
        if self.existantes and not saisie.get("confirmer"):
            self.add_error("numero_parquet", "Une affaire porte déjà ce numéro dans ce tribunal.")
        return saisie
