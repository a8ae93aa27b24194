"""Saisie d'une disjonction : qui part, pour quels faits, et où va l'affaire nouvelle."""

from dataclasses import dataclass
from datetime import date

from django import forms
from dsfr.forms import DsfrBaseForm

from audiences.models import Audience, Inscription, Partie, Prevention
from audiences.selectors.disjonction import Divisible, audiences_possibles
from mistral.socle.francais import date_abregee, heure, nom_affiche

RESTE, SUIT, COMMUNE = "RESTE", "SUIT", "COMMUNE"
_DEVENIR = [(RESTE, "reste ici"), (SUIT, "part"), (COMMUNE, "dans les deux affaires")]


@dataclass(frozen=True)
class CaseFait:
    """Un fait d'un prévenu, à cocher."""

    prevention: Prevention
    est_cochee: bool


@dataclass(frozen=True)
class GroupePrevenu:
    """Un prévenu et ses faits, à cocher ensemble ou un à un."""

    partie: Partie
    est_coche: bool
    faits: tuple[CaseFait, ...]


class _ChoixAudience(forms.ModelChoiceField):
    def label_from_instance(self, audience: Audience) -> str:
        """Écrit « mar. 24 nov. 2026, 13 h 30, Chambre 15 »."""
        quand = heure(audience.heure_prevue.hour, audience.heure_prevue.minute)
        return f"{date_abregee(audience.date)}, {quand}, {audience.service}"


class DisjonctionForm(DsfrBaseForm):
    """Prévenus et faits cochés, devenir de chaque autre partie, numéro, audience, confirmation."""

    prevenus = forms.TypedMultipleChoiceField(label="Prévenus", coerce=int, required=False)
    preventions = forms.TypedMultipleChoiceField(label="Faits", coerce=int, required=False)
    numero = forms.CharField(
        label="Numéro de l’affaire nouvelle",
        max_length=60,
        help_text="Numéro de parquet de l’affaire d’origine, suivi du suffixe d’usage.",
        error_messages={"required": "Écrivez le numéro de l’affaire nouvelle."},
    )
    audience = _ChoixAudience(
        label="Inscrire l’affaire nouvelle",
        queryset=Audience.objects.none(),
        required=False,
        empty_label="à cette audience, au dernier rang",
    )
    confirme = forms.BooleanField(
        label="Le tribunal a ordonné cette disjonction",
        error_messages={"required": "Confirmez que le tribunal a ordonné la disjonction."},
    )

    def __init__(
        self, passage: Inscription, contenu: Divisible, *args, numero: str, aujourd_hui: date, **kwargs
    ):
        super().__init__(*args, initial={"numero": numero}, **kwargs)
        self.contenu = contenu
        self.fields["audience"].queryset = audiences_possibles(passage, aujourd_hui=aujourd_hui)
        self.fields["prevenus"].choices = [(p.pk, p.pk) for p in contenu.prevenus]
        self.fields["preventions"].choices = [(f.pk, f.pk) for p in contenu.prevenus for f in p.faits]
        for partie in contenu.autres:
            nom = nom_affiche(partie.personne.nom, partie.personne.prenom)
            self.fields[f"partie_{partie.pk}"] = forms.ChoiceField(
                label=f"{nom} ({partie.get_qualite_display()})",
                choices=_DEVENIR,
                initial=RESTE,
                widget=forms.Select(attrs={"class": "fr-select"}),
            )

    @property
    def groupes(self) -> list[GroupePrevenu]:
        """Donne les prévenus et leurs faits, cochés comme la personne les a laissés."""
        prevenus = set(self.data.getlist("prevenus")) if self.is_bound else set()
        faits = set(self.data.getlist("preventions")) if self.is_bound else set()
        return [
            GroupePrevenu(
                partie,
                str(partie.pk) in prevenus,
                tuple(CaseFait(fait, str(fait.pk) in faits) for fait in partie.faits),
            )
            for partie in self.contenu.prevenus
        ]

    @property
    def parties(self) -> list:
        """Donne les champs des parties qui ne sont pas prévenues."""
        return [self[nom] for nom in self.fields if nom.startswith("partie_")]

    def clean(self):
        """Exige qu'un fait au moins soit coché, seul ou par son prévenu."""
        saisie = super().clean()
        if not saisie.get("prevenus") and not saisie.get("preventions"):
            self.add_error(None, "Cochez au moins un prévenu ou un fait.")
        return saisie

    @property
    def demande(self) -> dict:
        """Donne ce que l'acte attend, la saisie étant valable."""
        saisie, entiers = self.cleaned_data, set(self.cleaned_data["prevenus"])
        faits = {f.pk for p in self.contenu.prevenus if p.pk in entiers for f in p.faits}
        devenirs = {p.pk: saisie[f"partie_{p.pk}"] for p in self.contenu.autres}
        return {
            "preventions": faits | set(saisie["preventions"]),
            "suivent": {cle for cle, devenir in devenirs.items() if devenir == SUIT},
            "communes": {cle for cle, devenir in devenirs.items() if devenir == COMMUNE},
            "numero": saisie["numero"],
            "audience": saisie["audience"],
        }
