"""Saisie d'un tableau de parties collé."""

from django import forms

from audiences.choix import Qualite

TAILLE_MAX = 200_000


class TableauForm(forms.Form):
    """Texte collé, et qualité des lignes qui n'en disent pas."""

    tableau = forms.CharField(
        label="Tableau",
        max_length=TAILLE_MAX,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "fr-input coller-texte", "spellcheck": "false"}),
        error_messages={
            "required": "Collez d’abord les lignes du tableau.",
            "max_length": "Ce tableau est trop long\u00a0: collez-le en plusieurs fois.",
        },
    )
    qualite = forms.ChoiceField(
        label="Qualité, si la ligne n’en dit rien",
        choices=Qualite.choices,
        initial=Qualite.VICTIME,
        widget=forms.Select(attrs={"class": "fr-select"}),
    )
