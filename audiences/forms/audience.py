"""Saisies qui créent, déplacent, annulent ou rétablissent une audience."""

from django import forms
from dsfr.forms import DsfrBaseForm

from audiences.choix import Formation
from mistral.socle.comptes.models import Salle, Service

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_HEURE = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
_NOMBRE_MAX = 32_767


def _nombre(libelle: str, aide: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=libelle,
        help_text=aide,
        min_value=0,
        max_value=_NOMBRE_MAX,
        required=False,
        error_messages={"invalid": "Écrivez un nombre entier, ou laissez vide."},
    )


class _Motif(DsfrBaseForm):
    """Motif libre ; les motifs usuels du tribunal sont proposés à la frappe."""

    motif = forms.CharField(
        label="Motif",
        max_length=200,
        strip=True,
        widget=forms.TextInput(attrs={"list": "motifs", "autocomplete": "off"}),
        error_messages={"required": "Dites pourquoi."},
    )

    def __init__(self, *args, motifs=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.motifs = list(motifs)


class MotifForm(_Motif):
    """Motif d'une annulation, d'un rétablissement, d'un retrait."""


class AudienceForm(DsfrBaseForm):
    """Où, quand et dans quelle formation siège le tribunal ; ce qui n'est pas dit reste inconnu."""

    service = forms.ModelChoiceField(Service.objects.none(), label="Service", empty_label="à choisir")
    date = forms.DateField(label="Date", widget=_DATE)
    heure_prevue = forms.TimeField(label="Heure", widget=_HEURE)
    formation = forms.ChoiceField(label="Formation", choices=[("", "à choisir"), *Formation.choices])
    salle = forms.ModelChoiceField(
        Salle.objects.none(), label="Salle", required=False, empty_label="inconnue"
    )
    duree_prevue = _nombre("Durée prévue (minutes)")
    affaires_max = _nombre("Nombre maximal d’affaires")
    confirme = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)

    def __init__(self, *args, services, salles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = services
        self.fields["salle"].queryset = salles

    def clean_formation(self) -> Formation:
        """Donne la formation."""
        return Formation(self.cleaned_data["formation"])

    def clean_confirme(self) -> frozenset[str]:
        """Donne les avertissements déjà lus et acceptés."""
        return frozenset(filter(None, self.cleaned_data["confirme"].split("-")))

    def clean(self):
        """Vérifie que la salle est celle du tribunal du service."""
        saisie = super().clean()
        service, salle = saisie.get("service"), saisie.get("salle")
        if service and salle and salle.juridiction_id != service.juridiction_id:
            self.add_error("salle", "Cette salle n’est pas celle du tribunal de ce service.")
        return saisie

    @property
    def lieu(self) -> dict[str, object]:
        """Donne ce que les avertissements regardent."""
        return {nom: self.cleaned_data[nom] for nom in ("service", "date", "heure_prevue", "salle")}

    @property
    def valeurs(self) -> dict[str, object]:
        """Donne les valeurs à enregistrer."""
        return {nom: valeur for nom, valeur in self.cleaned_data.items() if nom not in ("motif", "confirme")}


class DeplacementAudienceForm(AudienceForm, _Motif):
    """Nouvelle place d'une audience, et pourquoi ; le motif n'est exigé que si elle change vraiment."""

    duree_theorique = _nombre("Durée disponible (minutes)", "Celle que le service peut y consacrer.")
    field_order = [
        "service", "date", "heure_prevue", "formation", "salle", "duree_prevue", "duree_theorique",
        "affaires_max", "motif",
    ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["motif"].required = False
