"""Correction d'une heure de l'audience."""

from django import forms
from django.utils import timezone
from dsfr.forms import DsfrBaseForm

from audiences.choix_horloge import HeureNotee
from audiences.regles.heure_legale import instants


class HeureCorrigeeForm(DsfrBaseForm):
    """Nouvelle heure, de Paris, et pourquoi ; `pli` ne se demande que d'une heure qui a existé deux fois."""

    date = forms.DateField(label="Jour", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    heure = forms.TimeField(
        label="Heure", widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "autocomplete": "off"})
    )
    pli = forms.ChoiceField(
        label="Cette heure a existé deux fois ce jour-là",
        required=False,
        choices=[
            ("", "À choisir"),
            ("0", "La première (heure d’été)"),
            ("1", "La seconde (heure d’hiver)"),
        ],
    )
    motif = forms.CharField(
        label="Pourquoi l’heure est corrigée",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    cle = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args, ligne=None, **kwargs):
        """Propose l'heure notée ; `est_double` : l'heure saisie a existé deux fois."""
        super().__init__(*args, **kwargs)
        self.est_double = False
        if ligne is not None and not self.is_bound:
            instant = timezone.localtime(ligne.instant) if ligne.instant else None
            self.initial = {"cle": ligne.cle}
            if instant is not None:
                self.initial |= {"date": instant.date(), "heure": instant.time()}

    def clean_cle(self) -> tuple[HeureNotee, int]:
        """Donne l'heure visée et la clé de ce qui la porte."""
        nom, _, cible = self.cleaned_data["cle"].partition("-")
        if nom not in HeureNotee.values or not cible.isdecimal() or len(cible) > 18:
            raise forms.ValidationError("Cette heure n’existe pas.")
        return HeureNotee(nom), int(cible)

    def clean(self):
        """Donne l'instant ; une heure supprimée ou répétée par le changement d'heure se dit."""
        saisie = super().clean()
        if not saisie.get("date") or not saisie.get("heure"):
            return saisie
        possibles = instants(saisie["date"], saisie["heure"])
        self.est_double = len(possibles) > 1
        if not possibles:
            self.add_error("heure", "Cette heure n’a pas existé\u202f: on passait à l’heure d’été.")
        elif self.est_double and not saisie.get("pli"):
            self.add_error("pli", "On passait à l’heure d’hiver\u202f: dites laquelle des deux.")
        else:
            saisie["nouvelle"] = possibles[int(saisie.get("pli") or 0) if self.est_double else 0]
        return saisie
