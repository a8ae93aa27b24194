"""Saisies des débats : interprète, témoin, expert."""

from decimal import Decimal

from django import forms

from audiences.choix import Liste, Qualite
from audiences.choix_debats import (
    Assermentation,
    Civilite,
    IncidentInterprete,
    LienTemoin,
    SansSerment,
    Serment,
    SuiteAbsence,
    SuiteInterprete,
)
from audiences.forms.commande import ChoixDePartie, CommandeForm
from audiences.listes import valeurs_fournies
from audiences.models import Expert, Inscription, Interprete, Temoin
from audiences.models.temoin import AMENDE_MAX
from audiences.selectors.connus_note import deja_dits, parties_de
from audiences.selectors.trames_note import nom_court

NON_PRECISE = ("", "non précisé")


def civilite() -> forms.ChoiceField:
    """Donne le champ de civilité, facultatif : elle accorde la phrase."""
    return forms.ChoiceField(label="Civilité", required=False, choices=[("", "inconnue"), *Civilite.choices])


def trois_etats(libelle: str) -> forms.TypedChoiceField:
    """Donne un champ oui, non ou non précisé."""
    return forms.TypedChoiceField(
        label=libelle,
        required=False,
        choices=[NON_PRECISE, ("oui", "oui"), ("non", "non")],
        coerce=lambda valeur: valeur == "oui",
        empty_value=None,
    )


class InterpreteForm(CommandeForm):
    """Pour qui, en quelle langue, sous quel serment ; et ce qui en est contesté."""

    montres_si = {
        "incident_de": ("incident", tuple(IncidentInterprete)),
        "incident_motif": ("incident", tuple(IncidentInterprete)),
        "incident_suite": ("incident", tuple(IncidentInterprete)),
    }

    pour = ChoixDePartie("Pour", required=False, empty_label="non précisé")
    langue = forms.CharField(label="Langue", max_length=80)
    assermentation = forms.ChoiceField(
        label="Serment", required=False, choices=[("", "à choisir"), *Assermentation.choices]
    )
    nom = forms.CharField(label="Nom et prénom de l’interprète", required=False, max_length=160)
    civilite = civilite()
    est_a_distance = forms.BooleanField(label="Par un moyen de télécommunication", required=False)
    incident = forms.ChoiceField(
        label="Incident", required=False, choices=[("", "aucun"), *IncidentInterprete.choices]
    )
    incident_de = ChoixDePartie("Soulevé par", required=False, empty_label="non précisé")
    incident_motif = forms.CharField(label="Motif de l’incident", required=False, max_length=500)
    incident_suite = forms.ChoiceField(
        label="Le tribunal", required=False, choices=[NON_PRECISE, *SuiteInterprete.choices]
    )

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        self.fields["pour"].restreindre(inscription)
        self.fields["incident_de"].restreindre(inscription)
        connus = [nom_court(partie) for partie in parties_de(inscription, Qualite.INTERPRETE)]
        self.proposer("nom", [*connus, *deja_dits(Interprete, inscription, "nom")])
        self.proposer("langue", (valeur.libelle for valeur in valeurs_fournies(Liste.LANGUE)))

    def clean(self):
        """Exige le serment, sauf si l'absence d'interprète est contestée."""
        saisie = super().clean()
        if saisie.get("incident") != IncidentInterprete.ABSENCE:
            self.exiger("assermentation", "Dites le serment de l’interprète (CPP, art. 407).")
        elif saisie.get("nom") or saisie.get("assermentation"):
            self.add_error("incident", "Un interprète est nommé\u202f: son absence n’est pas contestée.")
        return saisie


class TemoinForm(CommandeForm):
    """Témoin entendu, sous serment ou non, ou absent et ce qu'il en est fait."""

    ENTENDU, ABSENT = "entendu", "absent"
    montres_si = {
        "age": ("presence", (ENTENDU,)),
        "profession": ("presence", (ENTENDU,)),
        "domicile": ("presence", (ENTENDU,)),
        "lien": ("presence", (ENTENDU,)),
        "lien_precise": ("lien", (LienTemoin.LIEN,)),
        "serment": ("presence", (ENTENDU,)),
        "sans_serment": ("serment", (Serment.SANS_SERMENT,)),
        "est_cite": ("presence", (ABSENT,)),
        "suite": ("presence", (ABSENT,)),
        "amende": ("presence", (ABSENT,)),
    }

    presence = forms.ChoiceField(label="Témoin", choices=[(ENTENDU, "entendu"), (ABSENT, "absent")])
    nom = forms.CharField(label="Nom et prénom", max_length=160)
    civilite = civilite()
    serment = forms.ChoiceField(
        label="Serment", required=False, choices=[("", "à choisir"), *Serment.choices]
    )
    sans_serment = forms.ChoiceField(
        label="Pourquoi sans serment", required=False, choices=[NON_PRECISE, *SansSerment.choices]
    )
    age = forms.IntegerField(label="Âge", required=False, min_value=1, max_value=120)
    profession = forms.CharField(label="Profession", required=False, max_length=160)
    domicile = forms.CharField(label="Domicile", required=False, max_length=250)
    lien = forms.ChoiceField(
        label="Lien avec les parties", required=False, choices=[NON_PRECISE, *LienTemoin.choices]
    )
    lien_precise = forms.CharField(label="Quel lien, avec qui", required=False, max_length=160)
    est_cite = trois_etats("Régulièrement cité")
    suite = forms.ChoiceField(
        label="Le tribunal", required=False, choices=[NON_PRECISE, *SuiteAbsence.choices]
    )
    amende = forms.DecimalField(
        label="Amende prononcée, en euros",
        required=False,
        min_value=Decimal("0.01"),
        max_value=AMENDE_MAX,
        decimal_places=2,
        error_messages={"max_value": "L’amende ne dépasse pas 3\u202f750\u00a0€ (CPP, art. 438)."},
    )

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        connus = [nom_court(partie) for partie in parties_de(inscription, Qualite.TEMOIN)]
        self.proposer("nom", [*connus, *deja_dits(Temoin, inscription, "nom")])

    def clean(self):
        """Exige le serment d'un témoin entendu, et le lien annoncé."""
        saisie = super().clean()
        saisie["est_absent"] = saisie.get("presence") == self.ABSENT
        if not saisie["est_absent"]:
            self.exiger("serment", "Dites s’il prête serment (CPP, art. 446 à 448).")
        if saisie.get("lien") == LienTemoin.LIEN:
            self.exiger("lien_precise", "Dites quel lien, et avec qui.")
        return saisie


class ExpertForm(CommandeForm):
    """Expert entendu sous serment, et ce qu'il expose."""

    nom = forms.CharField(label="Nom et prénom", max_length=160)
    civilite = civilite()
    discipline = forms.CharField(label="Discipline", required=False, max_length=160)
    est_a_distance = forms.BooleanField(label="Par un moyen de télécommunication", required=False)
    conclusions = forms.CharField(
        label="Ce qu’il expose (ou en mentions, ensuite)",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        connus = [nom_court(partie) for partie in parties_de(inscription, Qualite.EXPERT)]
        self.proposer("nom", [*connus, *deja_dits(Expert, inscription, "nom")])
        self.proposer("discipline", deja_dits(Expert, inscription, "discipline"))
