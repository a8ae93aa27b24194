"""Lecture des frappes envoyées par le poste, en JSON ou par formulaire."""

import json
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from audiences.choix import NatureOperation
from audiences.operation import LOT_MAX, Operation, motif_de_refus

_ENTIER_MAX = 2**31 - 1
_ILLISIBLE = "L’envoi est illisible\u202f: rien n’a été enregistré. Le texte reste dans la page."


class OperationForm(forms.Form):
    """Une frappe : quelle mention, d'après quelle version, quel texte."""

    operation = forms.UUIDField(widget=forms.HiddenInput)
    mention = forms.UUIDField(widget=forms.HiddenInput)
    base = forms.IntegerField(min_value=0, max_value=_ENTIER_MAX, widget=forms.HiddenInput)
    nature = forms.ChoiceField(
        choices=NatureOperation.choices, required=False, widget=forms.HiddenInput, label="Action"
    )
    etape = forms.CharField(max_length=20, label="Étape")
    locuteur = forms.CharField(max_length=20, required=False, label="Qui parle")
    partie = forms.IntegerField(min_value=1, max_value=_ENTIER_MAX, required=False, label="Partie")
    texte = forms.CharField(required=False, strip=False, label="Texte", widget=forms.Textarea)

    def clean_texte(self):
        """Rend les fins de ligne d'un formulaire semblables à celles de la page."""
        return self.cleaned_data["texte"].replace("\r\n", "\n")

    def clean(self):
        """Refuse ce que le service refuserait, avec la même phrase."""
        saisie = super().clean()
        if not self.errors and (motif := motif_de_refus(self.lue)):
            raise ValidationError(motif)
        return saisie

    @property
    def lue(self) -> Operation:
        """Donne l'opération saisie."""
        saisie = self.cleaned_data
        return Operation(
            identifiant=saisie["operation"],
            mention=saisie["mention"],
            base=saisie["base"],
            nature=saisie["nature"] or NatureOperation.ECRIRE,
            etape=saisie["etape"],
            locuteur=saisie["locuteur"],
            partie=saisie["partie"],
            texte=saisie["texte"],
        )


def lire_lot(corps: bytes) -> tuple[int, list[Operation]]:
    """Lit un envoi : la personne qui avait ouvert la page, et ses opérations.

    Erreur : `ValidationError`, avec une phrase pour la personne.
    """
    try:
        lot = json.loads(corps)
    except (ValueError, RecursionError) as erreur:
        raise ValidationError(_ILLISIBLE) from erreur
    if not isinstance(lot, dict) or not isinstance(lot.get("personne"), int):
        raise ValidationError(_ILLISIBLE)
    brutes = lot.get("operations")
    if not isinstance(brutes, list) or not brutes:
        raise ValidationError(_ILLISIBLE)
    if len(brutes) > LOT_MAX:
        raise ValidationError(f"Un envoi ne dépasse pas {LOT_MAX} opérations. Rien n’a été enregistré.")
    return lot["personne"], [_lire(brute) for brute in brutes]


def _lire(brute: object) -> Operation:
    """Lit une opération, sans formulaire : il coûterait plus que la base. Rien n'y est deviné ni converti."""
    if not isinstance(brute, dict):
        raise ValidationError(_ILLISIBLE)
    operation = Operation(
        identifiant=_cle(brute.get("operation")),
        mention=_cle(brute.get("mention")),
        base=_entier(brute.get("base"), 0),
        nature=_texte(brute.get("nature")) or NatureOperation.ECRIRE,
        etape=_texte(brute.get("etape")),
        locuteur=_texte(brute.get("locuteur")),
        partie=None if brute.get("partie") is None else _entier(brute["partie"], 1),
        texte=_texte(brute.get("texte")).replace("\r\n", "\n"),
        poste=None if brute.get("poste") is None else _cle(brute["poste"]),
        seq=None if brute.get("seq") is None else _entier(brute["seq"], 1),
    )
    if motif := motif_de_refus(operation):
        raise ValidationError(motif)
    return operation


def _cle(valeur: object) -> UUID:
    try:
        return UUID(valeur) if isinstance(valeur, str) else _refuser()
    except ValueError:
        return _refuser()


def _entier(valeur: object, minimum: int) -> int:
    # `True` est un entier pour Python, pas pour la note.
    return valeur if type(valeur) is int and minimum <= valeur <= _ENTIER_MAX else _refuser()


def _texte(valeur: object) -> str:
    if valeur is None:
        return ""
    return valeur if isinstance(valeur, str) else _refuser()


def _refuser():
    raise ValidationError(_ILLISIBLE)
