"""Saisie de la présence d'une partie à l'audience."""

from django import forms
from dsfr.forms import DsfrBaseForm

from audiences.choix import ModaliteComparution, ModeComparution
from audiences.models import Avocat, Inscription, Partie

_PRESENTS = {
    ModeComparution.COMPARANT,
    ModeComparution.COMPARANT_ASSISTE,
    ModeComparution.COMPARANT_ASSISTE_MANDAT,
}
_SANS_AVOCAT = {ModeComparution.COMPARANT, ModeComparution.NON_COMPARANT}
_AVEC_MANDAT = {ModeComparution.COMPARANT_ASSISTE_MANDAT, ModeComparution.REPRESENTE_MANDAT}


class PresenceForm(DsfrBaseForm, forms.Form):
    """Qui, comment, avec quel avocat ; ce qui n'est pas dit reste inconnu."""

    partie = forms.ModelChoiceField(Partie.objects.none(), label="Personne", empty_label="à choisir")
    mode = forms.ChoiceField(label="Comparution", choices=[("", "à choisir"), *ModeComparution.choices])
    modalite = forms.ChoiceField(
        label="Si elle comparaît", required=False, choices=[("", "non précisé"), *ModaliteComparution.choices]
    )
    etablissement = forms.CharField(label="Établissement pénitentiaire", required=False, max_length=160)
    avocat = forms.ModelChoiceField(
        Avocat.objects.none(),
        label="Avocat connu dans l’affaire",
        required=False,
        empty_label="aucun ou autre",
    )
    avocat_nom = forms.CharField(label="Autre avocat (nom, sans « Me »)", required=False, max_length=160)
    avocat_barreau = forms.CharField(label="Barreau de cet avocat", required=False, max_length=80)
    est_commis = forms.TypedChoiceField(
        label="Désignation de l’avocat",
        required=False,
        choices=[("", "non précisée"), ("non", "choisi"), ("oui", "commis d’office")],
        coerce=lambda valeur: valeur == "oui",
        empty_value=None,
    )
    mandat_le = forms.DateField(
        label="Demande de jugement en son absence, datée du",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        super().__init__(donnees, initial=initiale)
        affaire = inscription.affaire_id
        self.fields["partie"].queryset = Partie.objects.filter(
            affaire=affaire, retiree_le__isnull=True
        ).select_related("personne")
        self.fields["avocat"].queryset = (
            Avocat.objects.filter(pk__in=Partie.objects.filter(affaire=affaire).values("avocat"))
            | Avocat.objects.filter(pk=(initiale or {}).get("avocat"))
        ).distinct()

    def clean(self):
        """Vérifie que l'avocat, le mandat et la modalité vont avec le mode de comparution."""
        saisie = super().clean()
        mode = saisie.get("mode")
        if not mode:
            return saisie
        nomme = saisie.get("avocat") or saisie.get("avocat_nom")
        if saisie.get("avocat") and saisie.get("avocat_nom"):
            self.add_error("avocat_nom", "Un seul avocat\u202f: choisi dans la liste, ou nommé ici.")
        if mode in _SANS_AVOCAT and nomme:
            self.add_error("mode", "Un avocat est nommé\u202f: choisissez un mode qui le dit, ou retirez-le.")
        if mode not in _SANS_AVOCAT and not nomme:
            self.add_error("avocat", "Ce mode suppose un avocat\u202f: dites lequel.")
        if mode not in _PRESENTS and (saisie.get("modalite") or saisie.get("etablissement")):
            self.add_error(
                "modalite", "Elle ne comparaît pas\u202f: ne précisez ni modalité, ni établissement."
            )
        if mode not in _AVEC_MANDAT and saisie.get("mandat_le"):
            self.add_error("mandat_le", "Cette demande ne va qu’avec un avocat muni d’un mandat.")
        if saisie.get("avocat_barreau") and not saisie.get("avocat_nom"):
            self.add_error("avocat_barreau", "Nommez l’avocat de ce barreau.")
        return saisie
