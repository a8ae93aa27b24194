"""Saisies d'une partie : son identité, sa situation, son retrait, ses liens."""

from collections.abc import Iterator, Mapping

from django import forms

from audiences.choix import Liste, NaturePersonne, NatureRepresentation, ObjetSuivi, Qualite
from audiences.forms.fiche import FicheForm, Groupe
from audiences.models import Correction, Partie, Personne
from audiences.selectors.personnes_connues import PersonneConnue
from audiences.selectors.valeurs_de_liste import Valeurs

NOUVELLE = "nouvelle"


class PartieForm:
    """Les deux fiches d'une partie, remplies et vérifiées ensemble : l'affaire, puis la personne."""

    def __init__(
        self,
        partie: Partie,
        personne: Personne,
        donnees=None,
        *,
        listes: Mapping[Liste, Valeurs],
        corrections: Mapping[tuple[str, int], Mapping[str, Correction]] | None = None,
        tout: bool = False,
    ):
        corrections = corrections or {}
        self.situation = FicheForm(
            ObjetSuivi.PARTIE,
            partie,
            donnees,
            listes=listes,
            corrections=corrections.get((ObjetSuivi.PARTIE, partie.pk)),
            tout=tout,
        )
        self.identite = FicheForm(
            ObjetSuivi.PERSONNE,
            personne,
            donnees,
            listes=listes,
            corrections=corrections.get((ObjetSuivi.PERSONNE, personne.pk)),
            tout=tout,
        )
        self.tout = tout
        self.is_bound = donnees is not None

    def is_valid(self) -> bool:
        """Vérifie les deux fiches, sans s'arrêter à la première."""
        return self.identite.is_valid() & self.situation.is_valid()

    def add_error(self, champ: str | None, message: str) -> None:
        """Ajoute un refus, dit avec la situation."""
        self.situation.add_error(champ, message)

    @property
    def errors(self) -> bool:
        return bool(self.identite.errors or self.situation.errors)

    def non_field_errors(self) -> list[str]:
        """Donne les erreurs qui ne sont pas celles d'un champ, sans répétition."""
        return list(dict.fromkeys([*self.identite.non_field_errors(), *self.situation.non_field_errors()]))

    def __iter__(self) -> Iterator[forms.BoundField]:
        yield from self.situation
        yield from self.identite

    @property
    def groupes(self) -> list[Groupe]:
        """Donne l'identité d'abord, après la qualité, puis le reste."""
        situation = self.situation.groupes
        return [situation[0], *self.identite.groupes, *situation[1:]]


class ConnueForm(forms.Form):
    """Choix entre une personne que le tribunal connaît et une autre qui porte le même nom."""

    connue = forms.ChoiceField(required=False, label="Personne déjà connue du tribunal")

    def __init__(self, connues: list[PersonneConnue], donnees=None):
        self.connues = connues
        super().__init__(donnees)
        permises = [str(c.personne.pk) for c in connues if not c.est_dans_l_affaire]
        self.fields["connue"].choices = [(NOUVELLE, NOUVELLE), *((p, p) for p in permises)]

    @property
    def choisie(self) -> Personne | None:
        """Donne la personne choisie, ou rien si c'est une autre."""
        choix = self.cleaned_data["connue"]
        return next((c.personne for c in self.connues if str(c.personne.pk) == choix), None)

    @property
    def cochee(self) -> str:
        return str(self.data.get("connue", "")) if self.is_bound else ""


class RetraitForm(forms.Form):
    """Pourquoi une partie est retirée."""

    motif = forms.CharField(
        label="Motif du retrait",
        max_length=200,
        error_messages={"required": "Dites pourquoi cette partie est retirée."},
        widget=forms.TextInput(attrs={"class": "fr-input"}),
    )


class LienForm(forms.Form):
    """Qui cette partie représente, ou de qui elle répond."""

    represente = forms.ModelChoiceField(
        Partie.objects.none(),
        label="Partie",
        empty_label="à choisir",
        widget=forms.Select(attrs={"class": "fr-select"}),
        error_messages={"required": "Choisissez la partie liée."},
    )
    nature = forms.ChoiceField(
        label="Lien", choices=NatureRepresentation.choices, widget=forms.Select(attrs={"class": "fr-select"})
    )
    lien_juridique = forms.CharField(
        label="Lien juridique",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "fr-input", "list": "liste-LIEN_JURIDIQUE"}),
    )
    lien_social = forms.CharField(
        label="Lien social",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "fr-input", "list": "liste-LIEN_SOCIAL"}),
    )

    def __init__(self, partie: Partie, donnees=None, *, listes: Mapping[Liste, Valeurs]):
        self.listes = listes
        super().__init__(donnees, prefix="lien")
        self.fields["represente"].queryset = (
            Partie.objects.filter(affaire=partie.affaire_id, retiree_le__isnull=True)
            .exclude(pk=partie.pk)
            .select_related("personne")
        )

    def couple(self, nom: str) -> tuple[str, str]:
        """Donne le code et le libellé d'un lien ; un libellé hors liste n'a pas de code."""
        libelle = self.cleaned_data[nom]
        return self.listes[Liste[nom.upper()]].code_du(libelle) if libelle else "", libelle


def nature_demandee(texte: str) -> NaturePersonne:
    """Donne la nature de la personne à saisir ; physique si rien n'est dit."""
    return NaturePersonne(texte) if texte in NaturePersonne.values else NaturePersonne.PHYSIQUE


def qualite_demandee(texte: str) -> str:
    """Donne la qualité demandée, ou rien si elle n'existe pas."""
    return texte if texte in Qualite.values else ""
