"""Filtres du pilotage, gardés dans l'adresse."""

from datetime import date, timedelta

from django import forms
from dsfr.forms import DsfrBaseForm

from pilotage.indicateur import Indicateur
from pilotage.mois import mois_entre, mois_suivant
from pilotage.selection import Selection, nom_court
from pilotage.selectors.perimetre import Perimetre

MOIS_PAR_DEFAUT = 12
MOIS_MAXIMUM = 120
ANNEES = range(1990, 2101)


class MoisField(forms.CharField):
    """Mois, écrit « 2026-11 » ou « 11/2026 » ; donne son premier jour."""

    widget = forms.DateInput(attrs={"type": "month"})

    def clean(self, valeur):
        """Donne le premier jour du mois, ou dit comment l'écrire."""
        texte = super().clean(valeur)
        if not texte:
            raise forms.ValidationError("Indiquez ce mois, sous la forme 11/2026.")
        annee, _, mois = texte.partition("-") if "-" in texte else _barre(texte)
        if not (annee.isascii() and annee.isdigit() and mois.isascii() and mois.isdigit()):
            raise forms.ValidationError("Écrivez le mois sous la forme 11/2026.")
        if int(mois) not in range(1, 13) or int(annee) not in ANNEES:
            raise forms.ValidationError("Ce mois n’existe pas. Écrivez-le sous la forme 11/2026.")
        return date(int(annee), int(mois), 1)


def _barre(texte: str) -> tuple[str, str, str]:
    """Sépare « 11/2026 » en année, barre et mois."""
    mois, barre, annee = texte.partition("/")
    return annee, barre, mois


class FiltresForm(DsfrBaseForm):
    """Tribunal, chambre et période. Sans saisie : tout le périmètre, douze mois jusqu'au mois courant."""

    juridiction = forms.ChoiceField(
        label="Tribunal",
        required=False,
        error_messages={"invalid_choice": "Ce tribunal n’est pas de ceux que vous pouvez consulter."},
    )
    service = forms.ChoiceField(
        label="Chambre",
        required=False,
        error_messages={"invalid_choice": "Cette chambre n’est pas de celles que vous pouvez consulter."},
    )
    du = MoisField(label="De", max_length=10, required=False)
    au = MoisField(label="À", max_length=10, required=False)

    def __init__(self, requete, *, perimetre: Perimetre, jour: date, **options):
        courant = jour.replace(day=1)
        saisie = {
            "du": f"{mois_suivant(courant, 1 - MOIS_PAR_DEFAUT):%Y-%m}",
            "au": f"{courant:%Y-%m}",
            **requete.dict(),
        }
        super().__init__(saisie, **options)
        self.perimetre, self.jour = perimetre, jour
        self.tribunaux = {str(juridiction.pk): juridiction for juridiction in perimetre.juridictions}
        self.chambres = {str(service.pk): service for service in perimetre.services}
        plusieurs = len(self.tribunaux) > 1
        self.fields["juridiction"].choices = [
            *([("", f"Tous mes tribunaux ({len(self.tribunaux)})")] if plusieurs else []),
            *((cle, nom_court(tribunal)) for cle, tribunal in self.tribunaux.items()),
        ]
        self.fields["service"].choices = [
            ("", "Toutes"),
            *(
                (cle, f"{service} ({nom_court(service.juridiction)})" if plusieurs else str(service))
                for cle, service in self.chambres.items()
            ),
        ]

    def clean(self):
        """Vérifie que la période se suit, n'est pas démesurée, et que la chambre est du tribunal."""
        saisie = super().clean()
        du, au = saisie.get("du"), saisie.get("au")
        if du and au and au < du:
            self.add_error("au", "La période finit avant d’avoir commencé. Choisissez un mois plus tardif.")
        elif du and au and len(mois_entre(du, au)) > MOIS_MAXIMUM:
            self.add_error("du", "La période dépasse dix ans. Rapprochez les deux mois.")
        tribunal, chambre = (
            self.tribunaux.get(saisie.get("juridiction")),
            self.chambres.get(saisie.get("service")),
        )
        if tribunal and chambre and chambre.juridiction_id != tribunal.pk:
            self.add_error("service", "Cette chambre n’est pas de ce tribunal. Choisissez l’un ou l’autre.")
        return saisie

    def selection(self, utilisateur) -> Selection:
        """Donne la sélection d'un formulaire valide ; un tribunal unique est choisi d'office."""
        choisi = self.tribunaux.get(self.cleaned_data["juridiction"])
        return Selection(
            utilisateur=utilisateur,
            juridictions=self.perimetre.juridictions,
            du=self.cleaned_data["du"],
            au=self.cleaned_data["au"],
            jour=self.jour,
            juridiction=choisi or (self.perimetre.juridictions[0] if len(self.tribunaux) == 1 else None),
            service=self.chambres.get(self.cleaned_data["service"]),
        )


class ListeForm(FiltresForm):
    """Filtres de la liste d'un indicateur : en plus, quelles lignes, quelle tranche, quel seuil."""

    voir = forms.ChoiceField(
        label="Lignes",
        required=False,
        choices=[("", "comptées"), ("toutes", "toutes")],
        error_messages={"invalid_choice": "Choisissez les lignes comptées ou toutes les lignes."},
    )
    cle = forms.CharField(label="Tranche", required=False, max_length=40)
    depasse = forms.ChoiceField(
        label="Seuil",
        required=False,
        error_messages={"invalid_choice": "Ce seuil n’est pas de ceux de l’indicateur."},
    )

    def __init__(self, requete, *, indicateur: Indicateur, **options):
        super().__init__(requete, **options)
        self.indicateur = indicateur
        self.fields["depasse"].choices = [
            ("", ""),
            *((str(seuil.minutes), seuil.libelle) for seuil in indicateur.seuils_des_lignes),
        ]

    @property
    def suite(self) -> dict[str, str]:
        """Donne ce que l'adresse garde en plus de la sélection."""
        return {nom: self.data[nom] for nom in ("voir", "cle", "depasse") if nom in self.data}

    def lignes(self) -> dict:
        """Donne le choix des lignes pour la liste ; une tranche vide est celle de la donnée absente."""
        axe = self.indicateur.calcul.axe
        depasse = self.cleaned_data["depasse"]
        return {
            "toutes": self.cleaned_data["voir"] == "toutes",
            "cle": self.cleaned_data["cle"] if axe and "cle" in self.data else None,
            "depasse": timedelta(minutes=int(depasse)) if depasse else None,
        }
