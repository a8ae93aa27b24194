"""Formulaire d'une commande de la note."""

from collections.abc import Iterable, Mapping

from django import forms
from dsfr.forms import DsfrBaseForm

from audiences.models import Inscription, Partie
from audiences.selectors.trames_note import nom_court


class CommandeForm(DsfrBaseForm):
    """Base des formulaires de commande : champs conditionnels, valeurs proposées, parties de l'affaire.

    `montres_si` : {champ: (champ maître, valeurs)} ; le champ ne se montre que si le maître a une de ces
    valeurs, et ce qu'il porterait sinon n'est pas retenu. Sans JavaScript tous se montrent.
    """

    montres_si: Mapping[str, tuple[str, tuple[str, ...]]] = {}

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        # Le composeur de la même page a ses propres champs : les identifiants ne doivent pas se heurter.
        super().__init__(donnees, initial=dict(initiale or {}), auto_id="commande-%s")
        self.inscription = inscription
        self.propositions: dict[str, list[str]] = {}
        for nom, (maitre, valeurs) in self.montres_si.items():
            attributs = {"data-si": self[maitre].id_for_label, "data-valeurs": " ".join(valeurs)}
            self.fields[nom].widget.attrs |= attributs

    def proposer(self, nom: str, valeurs: Iterable[str]) -> None:
        """Propose à la frappe, pour ce champ de texte, des valeurs déjà dites."""
        connues = sorted({valeur for valeur in valeurs if valeur})
        if connues:
            self.propositions[f"propositions-{nom}"] = connues
            self.fields[nom].widget.attrs["list"] = f"propositions-{nom}"

    def clean(self):
        """Vide les champs que les autres réponses rendent sans objet."""
        saisie = super().clean()
        for nom, (maitre, valeurs) in self.montres_si.items():
            if maitre in saisie and str(saisie[maitre] or "") not in valeurs:
                saisie[nom] = self.fields[nom].to_python("")
                self.errors.pop(nom, None)
        return saisie

    def exiger(self, nom: str, phrase: str) -> None:
        """Refuse la saisie si ce champ est resté vide."""
        if nom not in self.errors and self.cleaned_data.get(nom) in (None, ""):
            self.add_error(nom, phrase)


class ChoixDePartie(forms.ModelChoiceField):
    """Partie de l'affaire, sous son nom et sa qualité."""

    def __init__(self, label: str = "Personne", **options):
        options = {"empty_label": "à choisir"} | options
        super().__init__(Partie.objects.none(), label=label, **options)

    def restreindre(self, inscription: Inscription, *qualites: str) -> None:
        """N'offre que les parties de l'affaire qui ont une de ces qualités ; toutes si rien n'est dit."""
        parties = Partie.objects.filter(affaire=inscription.affaire_id, retiree_le__isnull=True)
        if qualites:
            parties = parties.filter(qualite__in=qualites)
        self.queryset = parties.select_related("personne")

    def label_from_instance(self, partie: Partie) -> str:
        """Écrit « MARTELLI Enzo, prévenu »."""
        return f"{nom_court(partie)}, {partie.get_qualite_display()}"
