"""Formulaire d'une commande de la note."""

from collections.abc import Iterable, Mapping

from django import forms
from dsfr.forms import DsfrBaseForm

from audiences.models import Avocat, Inscription, Partie
from audiences.selectors.connus_note import avocats_de
from audiences.selectors.trames_note import nom_court


class CommandeForm(DsfrBaseForm):
    """Base des formulaires de commande : champs conditionnels, valeurs proposées, parties de l'affaire.

    `montres_si` : {champ: (champ maître, valeurs)} ; le champ ne se montre que si le maître a une de ces
    valeurs, et ce qu'il porterait sinon n'est pas retenu, à moins que `refuse_le_sans_objet` ne laisse le
    formulaire le refuser. Sans JavaScript tous se montrent.
    """

    montres_si: Mapping[str, tuple[str, tuple[str, ...]]] = {}
    refuse_le_sans_objet = False

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
        for nom, (maitre, valeurs) in () if self.refuse_le_sans_objet else self.montres_si.items():
            if maitre in saisie and str(self[maitre].data or "") not in valeurs:
                saisie[nom] = self.fields[nom].clean(None)
                self.errors.pop(nom, None)
        return saisie

    def exiger(self, nom: str, phrase: str) -> None:
        """Refuse la saisie si ce champ est resté vide."""
        if nom not in self.errors and self.cleaned_data.get(nom) in (None, ""):
            self.add_error(nom, phrase)


def telle_que_lue(form: forms.Form) -> dict:
    """Donne ce qui serait envoyé du formulaire tel qu'il se montre, sans rien y toucher."""
    valeurs = {champ.name: champ.value() for champ in form}
    for nom, (maitre, voulues) in getattr(form, "montres_si", {}).items():
        if str(valeurs.get(maitre) or "") not in voulues:
            valeurs.pop(nom, None)
    return valeurs


class ChoixDAvocat(forms.ModelChoiceField):
    """Avocat du tribunal ; la liste n'offre que ceux de l'affaire, et celui qui est déjà choisi."""

    def __init__(self, label: str = "Avocat", **options):
        options = {"empty_label": "aucun ou autre", "required": False} | options
        super().__init__(Avocat.objects.none(), label=label, **options)

    def restreindre(self, inscription: Inscription, choisi: object) -> None:
        """Offre les avocats de l'affaire ; `choisi` est la clé de celui que porte le formulaire."""
        self.queryset = Avocat.objects.filter(juridiction=inscription.juridiction_id)
        connus = list(avocats_de(inscription))
        if str(choisi or "").isdigit() and int(choisi) not in {avocat.pk for avocat in connus}:
            connus += self.queryset.filter(pk=choisi)
        self.widget.choices = [("", self.empty_label), *((avocat.pk, str(avocat)) for avocat in connus)]


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
