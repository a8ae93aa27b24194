"""Saisies qui suivent la signature d'une note."""

from collections.abc import Sequence

from django import forms
from dsfr.forms import DsfrBaseForm

from audiences.choix_demandes import NatureMentionPosterieure
from audiences.models import ObservationPresident
from mistral.socle.francais import date_abregee


class MentionPosterieureForm(DsfrBaseForm, forms.Form):
    """Nature et texte de la mention ; les observations auxquelles elle répond, s'il y en a."""

    nature = forms.ChoiceField(label="Nature", choices=NatureMentionPosterieure.choices)
    repond_a = forms.ModelChoiceField(
        ObservationPresident.objects.none(),
        label="En réponse aux observations",
        required=False,
        empty_label="d’office",
    )
    texte = forms.CharField(
        label="Mention", max_length=10000, widget=forms.Textarea(attrs={"rows": 4, "lang": "fr"})
    )

    def __init__(self, observations: Sequence[ObservationPresident], donnees=None):
        super().__init__(donnees)
        champ = self.fields["repond_a"]
        champ.queryset = ObservationPresident.objects.filter(pk__in=[vue.pk for vue in observations])
        champ.label_from_instance = lambda vue: f"du {date_abregee(vue.le.date())}, {vue.auteur}"
        if not observations:
            del self.fields["repond_a"]
        else:
            self.initial |= {"repond_a": observations[-1].pk, "nature": NatureMentionPosterieure.REPONSE}


class ObservationForm(DsfrBaseForm, forms.Form):
    """Ce que le président demande au greffier avant de viser."""

    texte = forms.CharField(
        label="Observations au greffier",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "fr"}),
    )
