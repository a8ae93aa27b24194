"""Saisies de la présence d'une partie à l'audience, et de son avocat."""

from django import forms

from audiences.choix import ModaliteComparution, ModeComparution
from audiences.forms.commande import ChoixDAvocat, ChoixDePartie, CommandeForm
from audiences.models import Comparution, Inscription

PRESENTS = (
    ModeComparution.COMPARANT,
    ModeComparution.COMPARANT_ASSISTE,
    ModeComparution.COMPARANT_ASSISTE_MANDAT,
)
_SANS_AVOCAT = {ModeComparution.COMPARANT, ModeComparution.NON_COMPARANT}
_AVEC_AVOCAT = tuple(mode for mode in ModeComparution if mode not in _SANS_AVOCAT)
_AVEC_MANDAT = (ModeComparution.COMPARANT_ASSISTE_MANDAT, ModeComparution.REPRESENTE_MANDAT)
_OUI_NON = (("non", "non"), ("oui", "oui"))


def _est_oui(valeur: str) -> bool:
    return valeur == "oui"


class _AvocatForm(CommandeForm):
    """Un avocat de l'affaire, ou un autre nommé ici, choisi ou commis."""

    avocat = ChoixDAvocat("Avocat connu dans l’affaire")
    avocat_nom = forms.CharField(label="Autre avocat (nom, sans « Me »)", required=False, max_length=160)
    avocat_barreau = forms.CharField(label="Barreau de cet avocat", required=False, max_length=80)
    est_commis = forms.TypedChoiceField(
        label="Désignation de l’avocat",
        required=False,
        choices=[("", "non précisée"), ("non", "choisi"), ("oui", "commis d’office")],
        coerce=_est_oui,
        empty_value=None,
    )
    mandat_le = forms.DateField(
        label="Demande de jugement en son absence, datée du",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        self.fields["partie"].restreindre(inscription)
        self.fields["avocat"].restreindre(inscription, self["avocat"].value())

    def clean(self):
        """Refuse deux avocats, ou un barreau sans avocat."""
        saisie = super().clean()
        if saisie.get("avocat") and saisie.get("avocat_nom"):
            self.add_error("avocat_nom", "Un seul avocat\u202f: choisi dans la liste, ou nommé ici.")
        if saisie.get("avocat_barreau") and not saisie.get("avocat_nom"):
            self.add_error("avocat_barreau", "Nommez l’avocat de ce barreau.")
        return saisie


class PresenceForm(_AvocatForm):
    """Qui, comment, avec quel avocat ; ce qui n'est pas dit reste inconnu."""

    montres_si = {
        "modalite": ("mode", PRESENTS),
        "etablissement": ("modalite", (ModaliteComparution.EXTRAIT, ModaliteComparution.VISIOCONFERENCE)),
        "avocat": ("mode", _AVEC_AVOCAT),
        "avocat_nom": ("mode", _AVEC_AVOCAT),
        "avocat_barreau": ("mode", _AVEC_AVOCAT),
        "est_commis": ("mode", _AVEC_AVOCAT),
        "mandat_le": ("mode", _AVEC_MANDAT),
    }
    refuse_le_sans_objet = True
    field_order = ["partie", "mode", "modalite", "etablissement"]

    partie = ChoixDePartie()
    mode = forms.ChoiceField(label="Comparution", choices=[("", "à choisir"), *ModeComparution.choices])
    modalite = forms.ChoiceField(
        label="Comment", required=False, choices=[("", "non précisé"), *ModaliteComparution.choices]
    )
    etablissement = forms.CharField(label="Établissement pénitentiaire", required=False, max_length=160)

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        memes = Comparution.objects.filter(inscription__audience=inscription.audience_id)
        self.proposer("etablissement", memes.values_list("etablissement", flat=True).distinct())

    def clean(self):
        """Vérifie que l'avocat, le mandat et la modalité vont avec le mode de comparution."""
        saisie = super().clean()
        mode = saisie.get("mode")
        if not mode:
            return saisie
        nomme = saisie.get("avocat") or saisie.get("avocat_nom")
        if mode in _SANS_AVOCAT and nomme:
            self.add_error("mode", "Un avocat est nommé\u202f: choisissez un mode qui le dit, ou retirez-le.")
        if mode not in _SANS_AVOCAT and not nomme:
            self.add_error("avocat", "Ce mode suppose un avocat\u202f: dites lequel.")
        if mode not in PRESENTS and (saisie.get("modalite") or saisie.get("etablissement")):
            self.add_error(
                "modalite", "Elle ne comparaît pas\u202f: ne précisez ni modalité, ni établissement."
            )
        if mode not in _AVEC_MANDAT and saisie.get("mandat_le"):
            self.add_error("mandat_le", "Cette demande ne va qu’avec un avocat muni d’un mandat.")
        return saisie


class AvocatForm(_AvocatForm):
    """L'avocat d'une partie. Sa présence, si elle est déjà notée, ne se redit pas ici."""

    montres_si = {"mandat_le": ("a_mandat", ("oui",))}
    field_order = ["partie", "avocat", "avocat_nom", "avocat_barreau", "est_commis", "est_presente"]

    partie = ChoixDePartie("Pour")
    est_presente = forms.TypedChoiceField(
        label="La partie comparaît",
        required=False,
        choices=[("", "déjà noté"), ("oui", "oui"), ("non", "non")],
        coerce=_est_oui,
        empty_value=None,
    )
    a_mandat = forms.TypedChoiceField(
        label="Porteur d’une demande écrite de jugement en son absence (CPP, art. 411)",
        required=False,
        choices=_OUI_NON,
        coerce=_est_oui,
        empty_value=False,
    )

    def clean(self):
        """Exige un avocat ; lit la présence là où elle est déjà notée, sinon exige qu'elle soit dite."""
        saisie = super().clean()
        partie = saisie.get("partie")
        if not (saisie.get("avocat") or saisie.get("avocat_nom")) and "avocat" not in self.errors:
            self.add_error("avocat", "Dites quel avocat.")
        if partie is None:
            return saisie
        comparution = self.inscription.comparutions.filter(partie=partie).first()
        saisie["porte_presence"] = comparution is None or comparution.mention_id is None
        if comparution is not None and comparution.mention_id is not None:
            saisie["est_presente"] = comparution.mode in PRESENTS
        elif saisie.get("est_presente") is None and "est_presente" not in self.errors:
            self.add_error(
                "est_presente", "Sa présence n’est pas encore notée\u202f: dites si elle comparaît."
            )
        return saisie
