"""Saisie d'une peine : le formulaire est déduit des colonnes que sa nature déclare."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from decisions.nature import NATURES, Borne, Colonne, Nature, PeinePrononcee, Sursis
from mistral.socle.duree import Duree
from mistral.socle.francais import duree_en_chiffres, montant

CENTIME = Decimal("0.01")
_BLANCS = str.maketrans("", "", " \u00a0\u202f€")


class MontantField(forms.DecimalField):
    """Somme en euros, tapée à la française : « 1 500,50 »."""

    def to_python(self, value):
        """Accepte la virgule, les espaces et le signe de l'euro."""
        if isinstance(value, str):
            value = value.translate(_BLANCS).replace(",", ".")
        return super().to_python(value)


@dataclass(frozen=True)
class Partie:
    """Champ d'une durée : son unité, et la plus grande valeur qui se tape sans être une faute."""

    unite: str
    maximum: int


_ANS, _MOIS, _JOURS = Partie("ans", 99), Partie("mois", 999), Partie("jours", 999)

# Champs d'une colonne qui est une durée : préfixe des noms, et unités que la base garde.
DUREES = {
    Colonne.DUREE: ("duree", (_ANS, _MOIS, _JOURS)),
    Colonne.DUREE_SURSIS: ("sursis", (_ANS, _MOIS, _JOURS)),
    Colonne.DELAI_PROBATION: ("probation", (_ANS, _MOIS)),
}
# Sursis avec lesquels une colonne a un sens ; l'écran cache les autres tant qu'elles sont vides.
SELON_LE_SURSIS = {
    Colonne.DUREE_SURSIS: (Sursis.SIMPLE, Sursis.PROBATOIRE),
    Colonne.DELAI_PROBATION: (Sursis.PROBATOIRE,),
}


def _champ_sursis() -> forms.Field:
    choix = [(sursis.value, sursis.libelle) for sursis in Sursis]
    return forms.ChoiceField(
        label="Sursis", choices=choix, required=False, widget=forms.Select(attrs={"class": "fr-select"})
    )


def _champ_montant() -> forms.Field:
    saisie = forms.TextInput(attrs={"class": "fr-input", "inputmode": "decimal", "autocomplete": "off"})
    return MontantField(label="Montant (€)", max_digits=12, decimal_places=2, required=False, widget=saisie)


def _champ_libelle() -> forms.Field:
    saisie = forms.TextInput(attrs={"class": "fr-input", "autocomplete": "off"})
    return forms.CharField(label="Peine prononcée", max_length=2000, required=False, widget=saisie)


SIMPLES = {
    Colonne.SURSIS: _champ_sursis,
    Colonne.MONTANT: _champ_montant,
    Colonne.LIBELLE: _champ_libelle,
}


class PeineForm(forms.Form):
    """Une peine. Rien n'y est obligatoire : un brouillon se garde incomplet, ce qui manque est signalé."""

    def __init__(self, nature: Nature, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.nature = nature
        for colonne in nature.colonnes:
            if colonne in DUREES:
                self._ajouter_duree(colonne)
            else:
                self.fields[colonne.value] = SIMPLES[colonne]()

    @property
    def rang(self) -> str:
        """Donne le numéro de la ligne dans la page."""
        return self.prefix.rpartition("-")[2]

    def _ajouter_duree(self, colonne: Colonne) -> None:
        prefixe, parties = DUREES[colonne]
        for partie in parties:
            attributs = {
                "class": "fr-input",
                "inputmode": "numeric",
                "autocomplete": "off",
                "aria-label": f"{colonne.libelle.capitalize()}, {partie.unite}",
            }
            self.fields[f"{prefixe}_{partie.unite}"] = forms.IntegerField(
                label=partie.unite,
                min_value=0,
                max_value=partie.maximum,
                required=False,
                widget=forms.TextInput(attrs=attributs),
            )

    def groupes(self) -> list[dict]:
        """Donne les champs de chaque colonne, dans l'ordre de la nature."""
        return [
            {
                "colonne": colonne.value,
                "libelle": colonne.libelle.capitalize(),
                "est_duree": colonne in DUREES,
                "champs": [self[nom] for nom in noms_de(colonne)],
                "sursis": " ".join(sursis.value for sursis in SELON_LE_SURSIS.get(colonne, ())),
            }
            for colonne in self.nature.colonnes
        ]

    def clean(self):
        """Refuse ce qui sort de l'étendue de la nature : une faute de frappe, pas une peine."""
        saisie = super().clean()
        if not self.errors:
            peine = self.peine()
            for colonne, borne in self.nature.bornes.items():
                valeur = getattr(peine, colonne.value)
                if valeur not in (None, Duree()) and not _dans(valeur, borne):
                    self.add_error(noms_de(colonne)[0], ValidationError(_hors(colonne, borne)))
        return saisie

    def peine(self) -> PeinePrononcee:
        """Donne la peine tapée ; ce qui n'est pas tapé n'est pas dit."""
        saisie = self.cleaned_data
        valeurs: dict[str, object] = {}
        for colonne in self.nature.colonnes:
            if colonne in DUREES:
                prefixe, parties = DUREES[colonne]
                unites = {p.unite: saisie.get(f"{prefixe}_{p.unite}") or 0 for p in parties}
                valeurs[colonne.value] = Duree(**unites)
        if Colonne.SURSIS in self.nature.colonnes:
            valeurs["sursis"] = Sursis(saisie.get("sursis") or Sursis.AUCUN)
        if Colonne.MONTANT in self.nature.colonnes:
            somme = saisie.get("montant")
            valeurs["montant"] = None if somme is None else somme.quantize(CENTIME)
        if Colonne.LIBELLE in self.nature.colonnes:
            valeurs["libelle"] = saisie.get("libelle", "")
        return PeinePrononcee(nature=self.nature.code, cle=self.prefix or "", **valeurs)


def noms_de(colonne: Colonne) -> list[str]:
    """Donne les noms des champs d'une colonne."""
    if colonne not in DUREES:
        return [colonne.value]
    prefixe, parties = DUREES[colonne]
    return [f"{prefixe}_{partie.unite}" for partie in parties]


def initiale_de(peine: PeinePrononcee) -> dict[str, object]:
    """Donne ce que le formulaire affiche d'une peine enregistrée ; un zéro n'est pas affiché."""
    initiale: dict[str, object] = {}
    for colonne in NATURES[peine.nature].colonnes:
        valeur = getattr(peine, colonne.value)
        if colonne in DUREES:
            prefixe, parties = DUREES[colonne]
            for partie in parties:
                initiale[f"{prefixe}_{partie.unite}"] = getattr(valeur, partie.unite) or ""
        else:
            initiale[colonne.value] = (
                f"{valeur:.2f}".replace(".", ",") if isinstance(valeur, Decimal) else valeur
            )
    return initiale


def _dans(valeur: Duree | Decimal, borne: Borne) -> bool:
    if isinstance(valeur, Duree):
        trop_court = borne.minimum is not None and borne.minimum.excede(valeur)
        trop_long = borne.maximum is not None and valeur.excede(borne.maximum)
        return not (trop_court or trop_long)
    au_moins = borne.minimum is None or valeur >= borne.minimum
    return au_moins and (borne.maximum is None or valeur <= borne.maximum)


def _hors(colonne: Colonne, borne: Borne) -> str:
    def dire(valeur: Duree | Decimal) -> str:
        return duree_en_chiffres(valeur) if isinstance(valeur, Duree) else montant(valeur)

    limites = []
    if borne.minimum is not None:
        limites.append(f"{dire(borne.minimum)} au moins")
    if borne.maximum is not None:
        limites.append(f"{dire(borne.maximum)} au plus")
    return f"Vérifiez la valeur tapée\u00a0: {colonne.libelle}, {' et '.join(limites)}."
