"""Saisies de ce qui se demande à l'audience : conclusions, réquisitions, demandes civiles, plaidoirie."""

from collections.abc import Mapping
from decimal import Decimal

from django import forms

from audiences.choix import NaturePersonne, Qualite
from audiences.choix_demandes import (
    CulpabiliteRequise,
    MandatRequis,
    ModeConstitution,
    MomentConclusions,
    NatureDemandeDefense,
    PosteDemande,
)
from audiences.forms.commande import ChoixDePartie, CommandeForm
from audiences.models import Avocat, Inscription
from audiences.selectors.connus_note import avocats_de

_CIVILES = (Qualite.PARTIE_CIVILE, Qualite.VICTIME, Qualite.REPRESENTANT_LEGAL, Qualite.ADMINISTRATEUR_AD_HOC)
POSTES_CHIFFRES = tuple(poste for poste in PosteDemande if poste not in PosteDemande.sans_montant())
PEINES_MAX = 12
_TABULATION = str.maketrans("", "", " \u00a0\u202f€")


class ChampMontant(forms.DecimalField):
    """Somme en euros, tapée à la française : « 3 000,50 »."""

    def __init__(self, label: str, **options):
        bornes = {"min_value": Decimal("0.01"), "max_digits": 12, "decimal_places": 2}
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(label=label, widget=widget, required=False, **bornes, **options)

    def to_python(self, value):
        """Lit une somme, espaces, virgule et signe « € » compris."""
        if isinstance(value, str):
            value = value.translate(_TABULATION).replace(",", ".")
        return super().to_python(value)


class ChoixDAvocat(forms.ModelChoiceField):
    """Avocat connu dans l'affaire."""

    def __init__(self, inscription: Inscription | None = None):
        super().__init__(Avocat.objects.none(), label="Avocat", required=False, empty_label="sans avocat")

    def restreindre(self, inscription: Inscription) -> None:
        """N'offre que les avocats de l'affaire."""
        self.queryset = avocats_de(inscription)


class ConclusionsForm(CommandeForm, forms.Form):
    """Qui dépose, quand, aux fins de quoi ; le visa n'est dit que s'il est apposé."""

    partie = ChoixDePartie("Pour")
    avocat = ChoixDAvocat()
    moment = forms.ChoiceField(label="Conclusions", choices=MomentConclusions.choices)
    objet = forms.CharField(label="Aux fins de", required=False, max_length=300)
    pages = forms.IntegerField(label="Nombre de pages", required=False, min_value=1, max_value=2000)
    est_visee = forms.BooleanField(label="Visées par le président et le greffier", required=False)

    def __init__(self, inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        self.fields["partie"].restreindre(inscription)
        self.fields["avocat"].restreindre(inscription)

    def clean(self):
        """Exige l'objet d'une exception."""
        saisie = super().clean()
        if saisie.get("moment") == MomentConclusions.IN_LIMINE:
            self.exiger("objet", "Dites aux fins de quoi l’exception est soulevée.")
        return saisie


class RequisitionsForm(CommandeForm, forms.Form):
    """Ce qui est requis contre un prévenu ; une peine par ligne, sa nature avant « : » si l'on veut."""

    montres_si = dict.fromkeys(
        ("peines", "mandat", "a_execution_provisoire"),
        ("culpabilite", ("", CulpabiliteRequise.COUPABLE, CulpabiliteRequise.PARTIELLE)),
    )

    prevenu = ChoixDePartie("À l’encontre de")
    culpabilite = forms.ChoiceField(
        label="Sur la culpabilité", required=False, choices=[("", "non dit"), *CulpabiliteRequise.choices]
    )
    peines = forms.CharField(
        label="Peines requises, une par ligne",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "fr"}),
    )
    mandat = forms.ChoiceField(label="Mandat", required=False, choices=[("", "aucun"), *MandatRequis.choices])
    a_execution_provisoire = forms.BooleanField(label="Exécution provisoire", required=False)
    sont_ecrites = forms.BooleanField(label="Réquisitions écrites", required=False)

    def __init__(self, inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        self.fields["prevenu"].restreindre(inscription, Qualite.PREVENU)

    def clean_peines(self) -> list[tuple[str, str]]:
        """Donne les peines : (nature, texte) ; la nature est libre, et vide si elle n'est pas dite."""
        lignes = [ligne.strip() for ligne in self.cleaned_data["peines"].splitlines() if ligne.strip()]
        if len(lignes) > PEINES_MAX:
            raise forms.ValidationError(f"Pas plus de {PEINES_MAX} peines.")
        peines = [_peine(ligne) for ligne in lignes]
        if any(len(nature) > 40 or len(texte) > 300 for nature, texte in peines):
            raise forms.ValidationError("Une peine ne dépasse pas 300 caractères, sa nature 40.")
        return peines

    def clean(self):
        """Exige que quelque chose soit requis."""
        saisie = super().clean()
        if not isinstance(saisie.get("peines"), list):
            saisie["peines"] = []
        if not (saisie.get("culpabilite") or saisie["peines"] or self.errors):
            self.add_error("culpabilite", "Dites ce qui est requis.")
        return saisie


def _peine(ligne: str) -> tuple[str, str]:
    nature, deux_points, texte = ligne.partition(":")
    if deux_points and texte.strip():
        return nature.strip(), texte.strip()
    return "", ligne


class PostesForm(CommandeForm, forms.Form):
    """Demandes chiffrées, un champ par poste ; ce qui reste vide n'est pas demandé."""

    prevenu = ChoixDePartie("Contre", required=False, empty_label="tous les prévenus")
    materiel = ChampMontant("Préjudice matériel (€)")
    corporel = ChampMontant("Préjudice corporel (€)")
    corporel_precision = forms.CharField(label="Poste corporel", required=False, max_length=200)
    moral = ChampMontant("Préjudice moral (€)")
    economique = ChampMontant("Préjudice économique (€)")
    jouissance = ChampMontant("Préjudice de jouissance (€)")
    frais_475_1 = ChampMontant("Article 475-1 (€)")
    provision = ChampMontant("Provision (€)")
    expertise = forms.BooleanField(label="Expertise", required=False)
    renvoi_interets = forms.BooleanField(label="Renvoi sur intérêts civils", required=False)

    def __init__(self, inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        self.fields["prevenu"].restreindre(inscription, Qualite.PREVENU)

    @property
    def demandes(self) -> list[tuple[str, Decimal | None, str]]:
        """Donne les demandes dites : poste, montant s'il se chiffre, précision."""
        saisie = self.cleaned_data
        return [
            (
                poste.value,
                montant if poste in POSTES_CHIFFRES else None,
                saisie.get(f"{poste.lower()}_precision", ""),
            )
            for poste in PosteDemande
            if (montant := saisie.get(poste.lower()))
        ]

    def clean(self):
        """Réunit les demandes sous une clé que les commandes reçoivent."""
        saisie = super().clean()
        saisie["demandes"] = self.demandes
        if saisie.get("corporel_precision") and not saisie.get("corporel"):
            self.add_error("corporel", "Chiffrez le préjudice corporel, ou ôtez sa précision.")
        return saisie


class DemandesForm(PostesForm):
    """Demandes d'une partie civile déjà constituée (CPP 460, 464)."""

    field_order = ["partie", "prevenu"]
    partie = ChoixDePartie("Partie civile")

    def __init__(self, inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        self.fields["partie"].restreindre(inscription, *_CIVILES)

    def clean(self):
        """Exige une demande."""
        saisie = super().clean()
        if not saisie["demandes"] and not self.errors:
            self.add_error(None, "Chiffrez au moins une demande, ou dites l’expertise ou le renvoi demandé.")
        return saisie


class ConstitutionForm(PostesForm):
    """Constitution de partie civile : une personne de l'affaire, ou une personne nouvelle (CPP 418 à 421)."""

    field_order = ["partie", "nom", "prenoms", "est_morale", "mode", "prevenu"]
    partie = ChoixDePartie("Personne de l’affaire", required=False, empty_label="personne nouvelle")
    nom = forms.CharField(label="Nom ou dénomination", required=False, max_length=160)
    prenoms = forms.CharField(label="Prénoms", required=False, max_length=200)
    est_morale = forms.BooleanField(label="Personne morale", required=False)
    mode = forms.ChoiceField(label="Se constitue", choices=ModeConstitution.choices)

    montres_si: Mapping[str, tuple[str, tuple[str, ...]]] = dict.fromkeys(
        ("nom", "prenoms", "est_morale"), ("partie", ("",))
    )

    def __init__(self, inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        autres = set(Qualite.values) - {Qualite.PREVENU, Qualite.INTERPRETE, Qualite.EXPERT}
        self.fields["partie"].restreindre(inscription, *autres)

    def clean(self):
        """Exige la personne : choisie, ou nommée."""
        saisie = super().clean()
        if "partie" not in self.errors and not saisie.get("partie"):
            self.exiger("nom", "Choisissez la personne, ou nommez-la.")
        return saisie

    @staticmethod
    def identite(saisie: Mapping) -> dict:
        """Donne l'identité de la personne nouvelle."""
        morale = saisie["est_morale"]
        nature = NaturePersonne.MORALE if morale else NaturePersonne.PHYSIQUE
        return {"nature": nature, "nom": saisie["nom"], "prenoms": "" if morale else saisie["prenoms"]}


class PlaidoirieForm(CommandeForm, forms.Form):
    """Ce que la défense d'un prévenu demande."""

    prevenu = ChoixDePartie("Pour")
    avocat = ChoixDAvocat()
    demandes = forms.MultipleChoiceField(
        label="Demandes",
        required=False,
        choices=NatureDemandeDefense.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    precision = forms.CharField(label="Précision ou autre demande", required=False, max_length=300)

    def __init__(self, inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        self.fields["prevenu"].restreindre(inscription, Qualite.PREVENU)
        self.fields["avocat"].restreindre(inscription)

    def clean(self):
        """Exige une demande, et dite si elle est autre que celles de la liste."""
        saisie = super().clean()
        demandes = saisie.get("demandes") or []
        if saisie.get("precision") and not demandes:
            saisie["demandes"] = demandes = [NatureDemandeDefense.AUTRE.value]
        if not demandes and not self.errors:
            self.add_error("demandes", "Dites ce que la défense demande.")
        if NatureDemandeDefense.AUTRE in demandes:
            self.exiger("precision", "Dites cette autre demande.")
        return saisie
