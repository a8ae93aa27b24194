"""Saisie d'un renvoi."""

from django import forms
from dsfr.forms import DsfrBaseForm

from audiences.models import Inscription
from decisions.choix import Demandeur, TypeRenvoi
from decisions.motif_renvoi import MOTIFS_RENVOI
from decisions.selectors.renvois import services_ouverts
from mistral.socle.comptes.models import Service


def choix_des_motifs() -> list[tuple[str, str]]:
    """Donne les motifs, chacun avec la partie à qui il tient."""
    return [
        ("", "À choisir"),
        *((motif.code, f"{motif.libelle} ({motif.imputation.label})") for motif in MOTIFS_RENVOI),
    ]


class RenvoiForm(DsfrBaseForm):
    """Demandeur, motif, forme et date. La date, l'heure et le service ne se disent que d'un renvoi daté."""

    demandeur = forms.ChoiceField(label="À la demande de", choices=[("", "À choisir"), *Demandeur.choices])
    motif = forms.ChoiceField(label="Motif (à qui il tient)")
    precision = forms.CharField(label="Précision sur le motif", max_length=1000, required=False)
    type = forms.ChoiceField(
        label="Forme du renvoi", choices=TypeRenvoi.choices, initial=TypeRenvoi.CONTRADICTOIRE_DATE_FIXE
    )
    date = forms.DateField(
        label="Date de renvoi",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    heure = forms.TimeField(
        label="Heure", required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    service = forms.ModelChoiceField(label="Service", queryset=Service.objects.none(), required=False)

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        """Propose l'heure et le service de l'audience : le plus souvent, l'affaire y revient."""
        audience = inscription.audience
        proposee = {"heure": audience.heure_prevue, "service": audience.service_id}
        super().__init__(donnees, initial=proposee | dict(initiale or {}))
        self.fields["motif"].choices = choix_des_motifs()
        self.fields["service"].queryset = services_ouverts(inscription)

    def clean(self):
        """Exige la précision du motif qui en demande une ; d'un renvoi daté, la date, l'heure, le service."""
        saisie = super().clean()
        motif = saisie.get("motif")
        if motif and MOTIFS_RENVOI[motif].demande_precision and not saisie.get("precision"):
            self.add_error("precision", "Ce motif ne vaut qu’avec une précision.")
        if saisie.get("type") == TypeRenvoi.SANS_DATE:
            saisie.update(date=None, heure=None, service=None)
            return saisie
        for champ in ("date", "heure", "service"):
            if champ not in self.errors and not saisie.get(champ):
                self.add_error(champ, "À indiquer, ou choisissez un renvoi sans date.")
        return saisie
