"""Saisies des incidents et de la tenue des débats : incident, huis clos, télécommunication, police."""

from django import forms

from audiences.choix import Qualite
from audiences.choix_debats import (
    Auteur,
    AvisParquet,
    DecisionHuisClos,
    IssueIncident,
    MotifHuisClos,
    NatureIncident,
    NaturePolice,
)
from audiences.forms.commande import ChoixDePartie, CommandeForm
from audiences.forms.debats import NON_PRECISE, trois_etats
from audiences.models import ActeDePolice, Avocat, Expert, Inscription, Interprete, Telecommunication, Temoin
from audiences.selectors.connus_note import avocats_de, deja_dits

_PARTIES = (Qualite.PREVENU, Qualite.PARTIE_CIVILE, Qualite.VICTIME, Qualite.CIVILEMENT_RESPONSABLE)


class AuteurForm(CommandeForm):
    """Qui agit : une partie, son avocat, le ministère public, le tribunal d'office."""

    montres_si = {
        "partie": ("auteur", (Auteur.AVOCAT, Auteur.PARTIE)),
        "avocat": ("auteur", (Auteur.AVOCAT,)),
    }

    auteur = forms.ChoiceField(label="Par", choices=[("", "à choisir"), *Auteur.choices])
    partie = ChoixDePartie("Partie", required=False)
    avocat = forms.ModelChoiceField(
        Avocat.objects.none(), label="Avocat", required=False, empty_label="non précisé"
    )

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        self.fields["partie"].restreindre(inscription)
        self.fields["avocat"].queryset = avocats_de(inscription)

    def clean(self):
        """Exige la partie dont on dit qu'elle agit."""
        saisie = super().clean()
        if saisie.get("auteur") in (Auteur.AVOCAT, Auteur.PARTIE):
            self.exiger("partie", "Dites de quelle partie.")
        return saisie


class IncidentForm(AuteurForm):
    """L'incident, son auteur, son moyen, la réponse du parquet et son issue."""

    montres_si = AuteurForm.montres_si | {"decision": ("issue", (IssueIncident.ADMIS, IssueIncident.REJET))}
    field_order = ["nature", "auteur", "partie", "avocat", "objet", "moyen"]

    nature = forms.ChoiceField(label="Incident", choices=[("", "à choisir"), *NatureIncident.choices])
    objet = forms.CharField(
        label="Objet : acte argué de nullité, texte, acte demandé", required=True, max_length=300
    )
    moyen = forms.CharField(
        label="Moyen", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    avis_parquet = forms.ChoiceField(
        label="Le ministère public", required=False, choices=[NON_PRECISE, *AvisParquet.choices]
    )
    est_parole_donnee = forms.BooleanField(label="Le prévenu a eu la parole en dernier", required=False)
    issue = forms.ChoiceField(
        label="Le tribunal", required=False, choices=[NON_PRECISE, *IssueIncident.choices]
    )
    decision = forms.CharField(label="Précision sur la décision", required=False, max_length=300)


class HuisClosForm(AuteurForm):
    """Qui demande le huis clos, ce que le tribunal décide, et pourquoi."""

    montres_si = AuteurForm.montres_si | {"motif": ("decision", (DecisionHuisClos.ORDONNE,))}

    sont_entendus = forms.BooleanField(label="Ministère public et parties entendus", required=False)
    decision = forms.ChoiceField(label="Le tribunal", choices=[("", "à choisir"), *DecisionHuisClos.choices])
    motif = forms.ChoiceField(
        label="La publicité étant dangereuse pour",
        required=False,
        choices=[("", "à choisir"), *MotifHuisClos.choices],
    )

    def clean(self):
        """Exige le motif du jugement qui ordonne le huis clos."""
        saisie = super().clean()
        if saisie.get("decision") == DecisionHuisClos.ORDONNE:
            self.exiger("motif", "Le jugement qui ordonne le huis clos dit son motif (CPP, art. 400).")
        return saisie


class PersonneForm(CommandeForm):
    """Une partie de l'affaire, ou une autre personne."""

    partie = ChoixDePartie("Partie", required=False, empty_label="aucune, ou une autre personne")
    personne = forms.CharField(label="Autre personne", required=False, max_length=160)

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        self.fields["partie"].restreindre(inscription)

    def clean(self):
        """Exige une personne, et une seule."""
        saisie = super().clean()
        if bool(saisie.get("partie")) == bool(saisie.get("personne")) and not self.errors:
            self.add_error("partie", "Dites de qui il s’agit\u202f: une partie, ou une autre personne.")
        return saisie


class TelecommunicationForm(PersonneForm):
    """Qui est entendu à distance, d'où, avec quel accord."""

    lieu = forms.CharField(label="Depuis", required=False, max_length=160)
    est_avec_accord = trois_etats("Accord du procureur et des parties")

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        noms = [
            nom for modele in (Interprete, Temoin, Expert) for nom in deja_dits(modele, inscription, "nom")
        ]
        self.proposer("personne", noms)
        self.proposer("lieu", deja_dits(Telecommunication, inscription, "lieu"))


class PoliceForm(PersonneForm):
    """Qui trouble l'audience, par quels faits, et ce qu'ordonne le président."""

    nature = forms.ChoiceField(label="Le président", choices=NaturePolice.choices)
    faits = forms.CharField(label="Faits", max_length=500)

    def __init__(self, inscription: Inscription, donnees=None, initiale=None):
        super().__init__(inscription, donnees, initiale)
        self.proposer("personne", deja_dits(ActeDePolice, inscription, "personne"))
