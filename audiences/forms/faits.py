"""Saisie d'un fait : qualification, date partielle, lieu, prévenus concernés."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms

from audiences.forms.champs import DatePartielleField
from audiences.listes import vise_recidive
from audiences.models import Infraction, Partie, ValeurDeListe
from audiences.selectors.faits import Concerne, bornes_des_faits
from audiences.selectors.natinf import Proposition, chercher_natinf, propositions_pour
from audiences.selectors.page_faits import FaitPoursuivi, nom_du_prevenu
from mistral.socle.francais import Operateur, operateur

_HEURE = re.compile(r"\s*(\d{1,2})\s*(?:[hH:]\s*(\d{1,2})?)?\s*")
OPERATEURS = {
    Operateur.LE: "Le",
    Operateur.ENTRE: "Entre",
    Operateur.COURANT: "Courant",
    Operateur.DEPUIS: "Depuis",
    Operateur.JUSQU_AU: "Jusqu'au",
}
SAISIE = {"class": "fr-input", "autocomplete": "off"}


class HeurePartielleField(forms.CharField):
    """Heure dont la minute peut être inconnue : (heure, minute)."""

    def to_python(self, valeur):
        """Lit « 14 h 05 », « 14:05 » ou « 14 h »."""
        texte = super().to_python(valeur)
        if not texte:
            return (None, None)
        lue = _HEURE.fullmatch(texte)
        heure, minute = (int(partie) if partie else None for partie in lue.groups()) if lue else (99, None)
        if heure > 23 or (minute or 0) > 59:
            raise forms.ValidationError("Écrivez une heure, par exemple 14 h 05.")
        return (heure, minute)

    def prepare_value(self, valeur):
        """Écrit ce qui est connu de l'heure."""
        if not isinstance(valeur, tuple):
            return valeur
        heure, minute = valeur
        return "" if heure is None else f"{heure:02}:{minute:02}" if minute is not None else f"{heure} h"


@dataclass(frozen=True)
class LigneDePrevenu:
    """Prévenu proposé : son nom, et ses trois saisies."""

    nom: str
    concerne: forms.BoundField
    modalite: forms.BoundField
    recidive: forms.BoundField


class FaitForm(forms.Form):
    """Un fait : sa qualification, choisie dans la nomenclature ou écrite, quand, où, et par qui."""

    natinf = forms.CharField(
        label="NATINF",
        required=False,
        max_length=200,
        help_text="Numéro, mots ou abréviation : 7872, vol réunion, CEA…",
    )
    choisi = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    libelle = forms.CharField(
        label="Qualification, si le numéro n’est pas dans la nomenclature", required=False, max_length=400
    )
    operateur = forms.ChoiceField(label="Opérateur", required=False)
    debut = DatePartielleField(
        label="Date", required=False, max_length=40, help_text="JJ/MM/AAAA, MM/AAAA ou AAAA"
    )
    debut_heure = HeurePartielleField(label="Heure", required=False, max_length=12)
    fin = DatePartielleField(label="Date de fin", required=False, max_length=40)
    fin_heure = HeurePartielleField(label="Heure de fin", required=False, max_length=12)
    lieu = forms.CharField(label="Lieu", required=False, max_length=200)
    commune = forms.CharField(label="Commune", required=False, max_length=120)
    commune_code = forms.CharField(label="Code INSEE", required=False, max_length=10)
    qualification_developpee = forms.CharField(
        label="Prévention (qualification développée)",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(
        self,
        donnees=None,
        *,
        fait: FaitPoursuivi | None = None,
        prevenus: Sequence[Partie] = (),
        modalites: Sequence[ValeurDeListe] = (),
    ):
        """Reprend le fait ; chaque prévenu de l'affaire peut être concerné, avec sa participation."""
        self.prevenus, self.fait, self.modalites = list(prevenus), fait, list(modalites)
        super().__init__(donnees, initial=_initiale(fait.infraction) if fait else {})
        self.fields["operateur"].choices = _operateurs(self.initial.get("operateur", ""))
        for champ in self.fields.values():
            champ.widget.attrs |= SAISIE
        self.fields["operateur"].widget.attrs["class"] = "fr-select"
        for partie in self.prevenus:
            self._ajouter_prevenu(partie)

    def _ajouter_prevenu(self, partie: Partie) -> None:
        siennes = self.fait.personnes if self.fait else ()
        sienne = next((p for p in siennes if p.prevention.prevenu_id == partie.pk), None)
        prevention = sienne.prevention if sienne else None
        nom, cle = nom_du_prevenu(partie), f"p{partie.pk}"
        actuelle = (prevention.modalite_code, prevention.modalite) if prevention else ("", "")
        couples = {f"{v.code}|{v.libelle}": v.libelle for v in self.modalites}
        if any(actuelle):
            couples.setdefault("|".join(actuelle), actuelle[1] or actuelle[0])
        seul = self.fait is None and len(self.prevenus) == 1
        self.fields[f"{cle}-concerne"] = forms.BooleanField(
            label=nom, required=False, initial=sienne.est_active if sienne else seul
        )
        self.fields[f"{cle}-modalite"] = forms.ChoiceField(
            label=f"Participation, {nom}",
            required=False,
            choices=[("", "auteur"), *couples.items()],
            initial="|".join(actuelle) if any(actuelle) else "",
            widget=forms.Select(attrs={"class": "fr-select"}),
        )
        self.fields[f"{cle}-recidive"] = forms.BooleanField(
            label=f"Récidive visée, {nom}",
            required=False,
            initial=bool(prevention) and prevention.est_recidive,
        )

    @property
    def champs_du_fait(self) -> list[forms.BoundField]:
        """Donne les saisies de la date et du lieu, dans l'ordre."""
        noms = ("operateur", "debut", "debut_heure", "fin", "fin_heure", "lieu", "commune", "commune_code")
        return [self["libelle"], *(self[nom] for nom in noms)]

    @property
    def lignes(self) -> list[LigneDePrevenu]:
        """Donne les saisies de chaque prévenu."""
        return [
            LigneDePrevenu(
                nom_du_prevenu(partie),
                *(self[f"p{partie.pk}-{champ}"] for champ in ("concerne", "modalite", "recidive")),
            )
            for partie in self.prevenus
        ]

    @property
    def valeurs(self) -> dict[str, object]:
        """Donne les champs de l'infraction tels qu'ils ont été saisis."""
        saisie = self.cleaned_data
        valeurs = {
            nom: saisie.get(nom, "")
            for nom in ("natinf", "libelle", "operateur", "lieu", "commune", "commune_code")
        }
        valeurs["qualification_developpee"] = saisie.get("qualification_developpee", "").replace("\r\n", "\n")
        for borne in ("debut", "fin"):
            date = saisie.get(borne) or (None, None, None)
            heure = saisie.get(f"{borne}_heure") or (None, None)
            for partie, valeur in zip(
                ("annee", "mois", "jour", "heure", "minute"), (*date, *heure), strict=True
            ):
                valeurs[f"{borne}_{partie}"] = valeur
        return valeurs

    @property
    def concernes(self) -> list[Concerne]:
        """Donne les prévenus cochés ; une participation en récidive la vise."""
        return [self._concerne(p.pk) for p in self.prevenus if self.cleaned_data.get(f"p{p.pk}-concerne")]

    def _concerne(self, cle: int) -> Concerne:
        code, _, libelle = self.cleaned_data.get(f"p{cle}-modalite", "").partition("|")
        recidive = bool(self.cleaned_data.get(f"p{cle}-recidive")) or vise_recidive(code, "", libelle)
        return Concerne(cle, code, libelle, recidive)

    def propositions(self) -> list[Proposition]:
        """Donne les qualifications qui répondent à ce qui est écrit. Quatre requêtes."""
        texte = str(self.data.get("natinf", "")) if self.is_bound else ""
        return chercher_natinf(texte[:200], **self.bornes()) if texte else []

    def bornes(self) -> dict:
        """Donne le premier et le dernier jour possibles des faits saisis."""
        if not hasattr(self, "cleaned_data"):
            self.full_clean()
        du, au = bornes_des_faits(self.valeurs)
        return {"du": du, "au": au}

    def clean(self):
        """Exige une qualification reconnue ou écrite, et une période qui se suit."""
        saisie = super().clean()
        if not self.errors:
            self._clean_periode(saisie)
        if not self.errors:
            self._clean_natinf(saisie)
        return saisie

    def _clean_periode(self, saisie) -> None:
        debut, fin = ((saisie.get(borne) or (None, None, None)) for borne in ("debut", "fin"))
        if None not in (*debut, *fin) and fin < debut:
            self.add_error("fin", "La fin précède le début.")
        dit = operateur(saisie.get("operateur", ""), saisie.get("operateur", ""))
        if dit is Operateur.ENTRE and fin[0] is None and debut[0] is not None:
            self.add_error("fin", "« Entre » demande une date de fin.")

    def _clean_natinf(self, saisie) -> None:
        numero = saisie.get("choisi") or saisie.get("natinf", "").strip()
        if not numero and not saisie.get("libelle"):
            self.add_error("natinf", "Choisissez une qualification, ou écrivez-la.")
            return
        if numero and not (numero.isascii() and numero.isdigit() and len(numero) <= 10):
            self.add_error("natinf", "Choisissez une qualification dans la liste.")
            return
        saisie["natinf"] = numero
        connue = next(iter(propositions_pour([numero], **self.bornes())), None) if numero else None
        if numero and connue is None and not saisie.get("libelle"):
            self.add_error("libelle", "Ce numéro n’est pas dans la nomenclature : écrivez la qualification.")
        deja = self.fait is not None and self.fait.infraction.natinf == numero
        if connue is not None and connue.refus and not deja:
            self.add_error("natinf", f"Le numéro {numero} est {connue.refus}.")


def _initiale(fait: Infraction) -> dict[str, object]:
    champs = ("natinf", "operateur", "lieu", "commune", "commune_code", "qualification_developpee")
    initiale = {nom: getattr(fait, nom) for nom in champs}
    for borne in ("debut", "fin"):
        initiale[borne] = tuple(getattr(fait, f"{borne}_{partie}") for partie in ("annee", "mois", "jour"))
        initiale[f"{borne}_heure"] = (getattr(fait, f"{borne}_heure"), getattr(fait, f"{borne}_minute"))
    return initiale


def _operateurs(actuel: str) -> list[tuple[str, str]]:
    """Garde l'opérateur tel que le rôle l'a écrit : le choisir de nouveau ne serait pas une correction."""
    reconnu = operateur(actuel, actuel)
    choix = [
        (actuel if code is reconnu and actuel else libelle, libelle) for code, libelle in OPERATEURS.items()
    ]
    inconnu = [(actuel, actuel)] if actuel and reconnu is None else []
    return [("", "inconnu"), *choix, *inconnu]
