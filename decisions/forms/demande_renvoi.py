"""Saisie d'une demande de renvoi et de sa suite."""

from copy import deepcopy

from django import forms

from audiences.forms.commande import CommandeForm
from audiences.models import Inscription
from decisions.choix import AvisParquet, SuiteDemande, TypeRenvoi
from decisions.forms.renvoi import RenvoiForm, choix_des_motifs
from decisions.motif_renvoi import MOTIFS_RENVOI
from decisions.selectors.renvois import services_ouverts

_ORDONNE = (SuiteDemande.ORDONNE.value,)
_DU_RENVOI = ("type", "date", "heure", "service")


class DemandeRenvoiForm(CommandeForm):
    """Qui demande, pourquoi, ce qu'on en dit, ce que le tribunal décide ; la date d'un renvoi ordonné."""

    montres_si = dict.fromkeys(_DU_RENVOI, ("suite", _ORDONNE))

    avis_parquet = forms.ChoiceField(
        label="Le ministère public", required=False, choices=[("", "non recueilli"), *AvisParquet.choices]
    )
    observations = forms.CharField(label="Observations des parties", max_length=1000, required=False)
    suite = forms.ChoiceField(
        label="Le tribunal", choices=SuiteDemande.choices, initial=SuiteDemande.ORDONNE, required=False
    )
    # Les mêmes champs que l'écran « Renvoyer » : une donnée n'a qu'une façon de se saisir.
    demandeur, motif, precision, type, date, heure, service = (
        deepcopy(RenvoiForm.base_fields[nom]) for nom in ("demandeur", "motif", "precision", *_DU_RENVOI)
    )
    type.required = False
    field_order = ("demandeur", "motif", "precision", "avis_parquet", "observations", "suite", *_DU_RENVOI)

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        """Propose l'heure et le service de l'audience : le plus souvent, l'affaire y revient."""
        audience = inscription.audience
        proposee = {"heure": audience.heure_prevue, "service": audience.service_id}
        super().__init__(inscription, donnees, proposee | dict(initiale or {}))
        self.fields["motif"].choices = choix_des_motifs()
        self.fields["service"].queryset = services_ouverts(inscription)

    def clean_suite(self) -> str:
        """Sans autre réponse, la demande est accueillie."""
        return self.cleaned_data["suite"] or SuiteDemande.ORDONNE

    def clean(self):
        """Exige la précision du motif qui en demande une ; d'un renvoi ordonné et daté, quand et où."""
        saisie = super().clean()
        motif = saisie.get("motif")
        if motif and MOTIFS_RENVOI[motif].demande_precision:
            self.exiger("precision", "Ce motif ne vaut qu’avec une précision.")
        if saisie.get("suite") != SuiteDemande.ORDONNE:
            return saisie
        self.exiger("type", "Dites la forme du renvoi.")
        if saisie.get("type") == TypeRenvoi.SANS_DATE:
            saisie.update(date=None, heure=None, service=None)
            return saisie
        for champ in ("date", "heure", "service"):
            self.exiger(champ, "À indiquer, ou choisissez un renvoi sans date.")
        return saisie
