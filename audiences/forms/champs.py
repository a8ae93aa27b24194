"""Champs de saisie engendrés depuis le jeu de données : un champ nouveau du jeu n'en demande aucun ici."""

from django import forms
from django.db import models

from audiences.choix import ObjetSuivi
from audiences.formats.anomalie import ValeurIllisible
from audiences.formats.valeurs import date_ecrite
from audiences.jeu_de_donnees import Champ, champ_de_modele, libelle

_TROIS_ETATS = [("", "inconnu"), ("oui", "oui"), ("non", "non")]
_ENTIER_MAX = 32_767
PARTIES_DE_DATE = ("annee", "mois", "jour")


class DatePartielleField(forms.CharField):
    """Date dont le jour, ou le jour et le mois, peuvent être inconnus : (année, mois, jour)."""

    def to_python(self, valeur):
        """Lit « 12/03/1990 », « 03/1990 », « 1990 » ou « 12 mars 1990 »."""
        texte = super().to_python(valeur)
        if not texte:
            return (None, None, None)
        try:
            lue = date_ecrite(texte)
        except ValeurIllisible as erreur:
            raise forms.ValidationError(str(erreur)) from None
        return (lue.annee, lue.mois, lue.jour)

    def prepare_value(self, valeur):
        """Écrit ce qui est connu de la date."""
        if not isinstance(valeur, tuple):
            return valeur
        annee, mois, jour = valeur
        if annee is None:
            return ""
        return "/".join(filter(None, (jour and f"{jour:02}", mois and f"{mois:02}", f"{annee:04}")))

    def has_changed(self, initial, data):
        """Compare ce qui s'écrit."""
        return super().has_changed(self.prepare_value(initial), data)


def borne_de_date(nom: str, noms: set[str]) -> str:
    """Donne « naissance » pour `naissance_annee` si l'année, le mois et le jour sont tous suivis."""
    base, _, partie = nom.rpartition("_")
    if partie in PARTIES_DE_DATE and {f"{base}_{une}" for une in PARTIES_DE_DATE} <= noms:
        return base
    return ""


def date_partielle(objet: ObjetSuivi, base: str) -> DatePartielleField:
    """Donne l'unique champ où s'écrit une date que trois colonnes gardent."""
    nom = libelle(objet, f"{base}_annee").replace("Année", "Date", 1)
    aide = "JJ/MM/AAAA, MM/AAAA ou AAAA"
    return _habille(DatePartielleField(label=nom, required=False, max_length=40, help_text=aide))


def champ_de_code(objet: ObjetSuivi, champ: Champ) -> forms.Field:
    """Donne le champ du code d'une valeur de liste."""
    longueur = champ_de_modele(objet, champ.code).max_length
    return _habille(forms.CharField(label=libelle(objet, champ.code), required=False, max_length=longueur))


def champ_de_saisie(objet: ObjetSuivi, champ: Champ) -> forms.Field | None:
    """Donne le champ où s'écrit cette donnée ; rien pour un objet désigné, que choisit un autre écran."""
    modele = champ_de_modele(objet, champ.nom)
    communs = {"label": libelle(objet, champ.nom), "required": not (modele.blank or modele.null)}
    if isinstance(modele, models.ForeignKey):
        return None
    if isinstance(modele, models.BooleanField):
        return _habille(_trois_etats(modele, communs["label"]))
    if modele.choices:
        vide = [("", "inconnu")] if modele.blank else []
        return _habille(forms.ChoiceField(choices=[*vide, *modele.choices], **communs))
    if isinstance(modele, models.DateField):
        date = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return _habille(forms.DateField(widget=date, **communs))
    if isinstance(modele, models.IntegerField):
        return _habille(forms.IntegerField(min_value=0, max_value=_ENTIER_MAX, **communs))
    if isinstance(modele, models.TextField):
        return _habille(forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, **communs))
    return _habille(forms.CharField(max_length=modele.max_length, **communs))


def _trois_etats(modele: models.BooleanField, nom: str) -> forms.Field:
    """Oui, non ou inconnu ; une colonne qui ne connaît pas l'inconnu n'offre que les deux premiers."""
    return forms.TypedChoiceField(
        label=nom,
        required=False,
        choices=_TROIS_ETATS if modele.null else [("non", "non"), ("oui", "oui")],
        coerce=lambda valeur: valeur == "oui",
        empty_value=None if modele.null else False,
    )


def _habille(champ: forms.Field) -> forms.Field:
    liste = isinstance(champ.widget, forms.Select)
    champ.widget.attrs |= {"class": "fr-select" if liste else "fr-input", "autocomplete": "off"}
    return champ
