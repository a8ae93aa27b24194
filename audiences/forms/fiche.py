"""Fiche d'un objet suivi : tous ses champs, par groupes, engendrés depuis le jeu de données."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.db.models import Model

from audiences.choix import Liste, NaturePersonne, ObjetSuivi
from audiences.forms.champs import (
    PARTIES_DE_DATE,
    borne_de_date,
    champ_de_code,
    champ_de_saisie,
    date_partielle,
)
from audiences.jeu_de_donnees import CHAMPS, MODELES, Champ, affichage, suivis, texte, valeur_lue
from audiences.models import Correction
from audiences.selectors.valeurs_de_liste import Valeurs

# Ce qu'une personne morale, ou physique, n'a pas : ces champs ne se montrent que s'ils portent une valeur.
_HORS_DE_PROPOS = {
    NaturePersonne.MORALE: (
        {"Naissance", "Situation"},
        {"civilite", "nom_usage", "prenoms", "est_x_se_disant", "est_mineur", "sans_domicile"},
    ),
    NaturePersonne.PHYSIQUE: ({"Personne morale"}, set()),
}
_OUVERTS = {"Procédure", "Identité", "Naissance", "Situation", "Adresse", "Personne morale", "Qualité"}
_OUVERTS |= {"Défense"}
_LARGES = {"adresse", "intitule", "nom_complet", "famille_motif"}


@dataclass(frozen=True)
class Ligne:
    """Une donnée de la fiche : sa saisie, celle de son code, ce qui la distingue de Cassiopée."""

    champ: Champ
    saisie: forms.BoundField
    code: forms.BoundField | None
    correction: Correction | None
    recue: str
    est_hors_liste: bool

    @property
    def est_large(self) -> bool:
        return self.champ.nom in _LARGES

    @property
    def propose(self) -> str:
        """Donne l'identifiant des valeurs proposées."""
        return f"liste-{self.champ.liste.value}" if self.champ.liste else ""


@dataclass(frozen=True)
class Groupe:
    """Champs qui vont ensemble."""

    nom: str
    lignes: tuple[Ligne, ...]
    est_ouvert: bool

    @property
    def renseignes(self) -> int:
        return sum(ligne.saisie.value() not in (None, "") for ligne in self.lignes)


class FicheForm(forms.Form):
    """Saisie de tous les champs d'un objet suivi ; `valeurs` rend ce que `corriger` attend.

    `listes` sont les valeurs proposées, `corrections` celles de l'objet par champ. L'empreinte des valeurs
    montrées voyage avec la page : une fiche changée entre-temps n'est pas écrasée sans le dire.
    """

    empreinte = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(
        self,
        objet: ObjetSuivi,
        cible: Model,
        donnees=None,
        *,
        listes: Mapping[Liste, Valeurs],
        corrections: Mapping[str, Correction] | None = None,
        tout: bool = False,
    ):
        self.objet, self.cible, self.listes = objet, cible, listes
        self.corrections = corrections or {}
        self.actuelle = empreinte_de(objet, cible)
        super().__init__(donnees, prefix=objet.value.lower())
        self.champs = [champ for champ in CHAMPS[objet] if tout or not self._hors_de_propos(champ)]
        noms = {champ.nom for champ in self.champs}
        self._saisies: dict[str, tuple[Champ, str]] = {}
        for champ in self.champs:
            base = borne_de_date(champ.nom, noms)
            nom = base or champ.nom
            if nom in self._saisies:
                continue
            saisie = date_partielle(objet, base) if base else champ_de_saisie(objet, champ)
            if saisie is not None:
                self._ajouter(nom, champ, base, saisie)

    def _ajouter(self, nom: str, champ: Champ, base: str, saisie: forms.Field) -> None:
        self._saisies[nom] = (champ, base)
        self.fields[nom] = saisie
        if base:
            self.initial[nom] = tuple(getattr(self.cible, f"{base}_{partie}") for partie in PARTIES_DE_DATE)
        else:
            self.initial[nom] = _initiale(getattr(self.cible, nom))
        if champ.liste:
            saisie.widget.attrs |= {"list": f"liste-{champ.liste.value}", "data-liste": ""}
            self.fields[champ.code] = champ_de_code(self.objet, champ)
            self.fields[champ.code].widget.attrs["class"] += " fiche-code"
            self.initial[champ.code] = getattr(self.cible, champ.code)
        if nom == "nom" and getattr(self.cible, "nature", "") == NaturePersonne.MORALE:
            saisie.label = "Dénomination"

    def _hors_de_propos(self, champ: Champ) -> bool:
        nature = getattr(self.cible, "nature", "")
        groupes, noms = _HORS_DE_PROPOS.get(nature, (set(), set()))
        if champ.groupe not in groupes and champ.nom not in noms:
            return False
        valeur = getattr(self.cible, champ.nom)
        return valeur in (None, "", False) and not self.corrections.get(champ.nom)

    def clean(self):
        """Accorde chaque code à son libellé, et refuse d'écraser une fiche changée entre-temps."""
        saisie = super().clean()
        for champ in self.champs:
            if champ.liste and champ.nom in saisie and champ.code in saisie:
                self._accorder(champ, saisie)
        if saisie.get("empreinte") and saisie["empreinte"] != self.actuelle:
            message = "Cette fiche a été modifiée entre-temps. Vos saisies sont gardées ci-dessous"
            self.add_error(None, f"{message}\u202f: vérifiez-les, puis enregistrez de nouveau.")
        return saisie

    def _accorder(self, champ: Champ, saisie: dict) -> None:
        """Le libellé choisi donne le code ; un code changé seul donne le libellé ; rien n'est forcé."""
        valeurs = self.listes[champ.liste]
        libelle, code = saisie[champ.nom], saisie[champ.code]
        if code == self.initial[champ.code] and libelle != self.initial[champ.nom]:
            saisie[champ.code] = valeurs.code_du(libelle)
        elif libelle == self.initial[champ.nom] and code != self.initial[champ.code]:
            saisie[champ.nom] = valeurs.libelle_du(code) or libelle

    @property
    def valeurs(self) -> dict[str, object]:
        """Donne, par champ de modèle, les valeurs saisies."""
        valeurs: dict[str, object] = {}
        for nom, (champ, base) in self._saisies.items():
            lue = self.cleaned_data[nom]
            if base:
                valeurs |= {f"{base}_{p}": une for p, une in zip(PARTIES_DE_DATE, lue, strict=True)}
                continue
            valeurs[nom] = lue
            if champ.code:
                valeurs[champ.code] = self.cleaned_data[champ.code]
        return valeurs

    @property
    def groupes(self) -> list[Groupe]:
        """Donne les groupes de champs dans l'ordre du jeu de données."""
        par_groupe: dict[str, list[Ligne]] = {}
        for nom, (champ, base) in self._saisies.items():
            par_groupe.setdefault(champ.groupe, []).append(self._ligne(nom, champ, base))
        return [
            Groupe(nom, tuple(lignes), nom in _OUVERTS or any(ligne.saisie.errors for ligne in lignes))
            for nom, lignes in par_groupe.items()
        ]

    def _ligne(self, nom: str, champ: Champ, base: str) -> Ligne:
        noms = [f"{base}_{partie}" for partie in reversed(PARTIES_DE_DATE)] if base else [nom]
        connues = [self.corrections[un] for un in noms if un in self.corrections]
        recues = [
            affichage(self.objet, c.champ, valeur_lue(self.objet, c.champ, c.valeur_recue))
            for c in connues
            if c.valeur_recue
        ]
        code = str(self.initial.get(champ.code, "")) if champ.code else ""
        return Ligne(
            champ=champ,
            saisie=self[nom],
            code=self[champ.code] if champ.code else None,
            correction=next((c for c in connues if c.valeur_recue), None),
            recue="/".join(recues),
            est_hors_liste=bool(champ.liste)
            and not self.listes[champ.liste].connait(code, str(self.initial[nom] or "")),
        )


def listes_de(*objets: ObjetSuivi) -> set[Liste]:
    """Donne les listes dont ces objets tirent leurs valeurs."""
    return {champ.liste for objet in objets for champ in CHAMPS[objet] if champ.liste}


def empreinte_de(objet: ObjetSuivi, cible: Model) -> str:
    """Donne l'empreinte des valeurs de l'objet ; rien pour un objet qui n'existe pas encore."""
    if cible.pk is None:
        return ""
    rendu = "\x1f".join(texte(getattr(cible, _colonne(objet, nom))) for nom in suivis(objet))
    return hashlib.sha256(rendu.encode()).hexdigest()


def _colonne(objet: ObjetSuivi, nom: str) -> str:
    """Une clé étrangère se lit par sa colonne, sans chercher l'objet désigné."""
    return MODELES[objet]._meta.get_field(nom).attname


def _initiale(valeur: object) -> object:
    return ("oui" if valeur else "non") if isinstance(valeur, bool) else valeur
