"""`/incident` : exception, question prioritaire, demande d'acte, et leur issue (CPP 385, 388-5, 459)."""

from collections.abc import Mapping

from audiences.choix_debats import Auteur, AvisParquet, IssueIncident, NatureIncident
from audiences.commande import COMMANDES, Arguments, Commande, Comprise
from audiences.forms.incidents import IncidentForm
from audiences.models import Incident, Inscription, Mention
from audiences.selectors.connus_note import agissant
from audiences.selectors.donnees_note import donnees_portees
from audiences.selectors.phrases import auteur_dit, sans_point
from audiences.services.porter_donnee import porter_donnee, retirer_donnee
from mistral.socle.francais import INSECABLE, de

_CHAMPS = (
    "nature", "auteur", "partie", "avocat", "objet", "moyen", "avis_parquet", "est_parole_donnee", "issue",
    "decision",
)  # fmt: skip
_ETAPES = {
    NatureIncident.NULLITE: "EXC",
    NatureIncident.EXCEPTION: "EXC",
    NatureIncident.QPC: "QPC",
    NatureIncident.ACTE: "ACTE_DEM",
    NatureIncident.AUTRE: "EXC",
}
_NATURES = {
    "nullite": NatureIncident.NULLITE,
    "exception": NatureIncident.EXCEPTION,
    "incompetence": NatureIncident.EXCEPTION,
    "prescription": NatureIncident.EXCEPTION,
    "qpc": NatureIncident.QPC,
    "acte": NatureIncident.ACTE,
    "autre": NatureIncident.AUTRE,
}
_ISSUES = {
    "joint": IssueIncident.JOINT,
    "fond": IssueIncident.JOINT,
    "rejet": IssueIncident.REJET,
    "rejete": IssueIncident.REJET,
    "admis": IssueIncident.ADMIS,
    "delibere": IssueIncident.DELIBERE,
}
_AVIS = {
    AvisParquet.REJET: "conclut au rejet",
    AvisParquet.ADHESION: "ne s’y oppose pas",
    AvisParquet.RAPPORT: "s’en rapporte",
    AvisParquet.JONCTION: "demande que l’incident soit joint au fond",
}
_DECIDE = {
    IssueIncident.JOINT: "joint l’incident au fond",
    IssueIncident.ADMIS: "statue sur-le-siège et fait droit à la demande",
    IssueIncident.REJET: "statue sur-le-siège et rejette la demande",
    IssueIncident.DELIBERE: "met l’incident en délibéré",
}


def phrase(incident: Incident) -> str:
    """Écrit l'incident tel qu'il se porte à la note : auteur, objet, moyen, réponse, issue."""
    auteur = auteur_dit(incident.auteur, incident.partie, incident.avocat)
    moyen = f" au motif suivant{INSECABLE}: {sans_point(incident.moyen)}" if incident.moyen else ""
    phrases = [f"{_soulever(incident, auteur)}{moyen}."]
    if incident.avis_parquet:
        phrases.append(f"Le ministère public {_AVIS[AvisParquet(incident.avis_parquet)]}.")
    if incident.est_parole_donnee:
        phrases.append("Le prévenu a la parole en dernier.")
    if incident.issue:
        precision = f"{INSECABLE}: {sans_point(incident.decision)}" if incident.decision else ""
        phrases.append(f"Le tribunal {_DECIDE[IssueIncident(incident.issue)]}{precision}.")
    return " ".join(phrases)


def _soulever(incident: Incident, auteur: str) -> str:
    objet = sans_point(incident.objet)
    match incident.nature:
        case NatureIncident.NULLITE:
            return f"In limine litis, {_minuscule(auteur)} soulève la nullité {de(objet)}"
        case NatureIncident.EXCEPTION:
            return f"In limine litis, {_minuscule(auteur)} soulève l’exception {de(objet)}"
        case NatureIncident.QPC:
            return (
                f"{auteur} dépose un écrit distinct et motivé posant une question prioritaire de "
                f"constitutionnalité sur {objet}"
            )
        case NatureIncident.ACTE:
            return f"{auteur} demande {objet}"
    return f"{auteur} soulève un incident{INSECABLE}: {objet}"


def _minuscule(auteur: str) -> str:
    return auteur[0].lower() + auteur[1:] if auteur.startswith(("Le ", "L’")) else auteur


def etiquette(incident: Incident) -> str:
    """Donne ce qui se lit au bout de la mention : « incident : exception de nullité, joint au fond »."""
    suite = f", {incident.get_issue_display()}" if incident.issue else ""
    return f"incident{INSECABLE}: {incident.get_nature_display()}{suite}"


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    arguments = Arguments(texte)
    initiale = {
        "nature": arguments.prendre(_NATURES, ""),
        "issue": arguments.prendre(_ISSUES, ""),
    }
    initiale |= agissant(inscription, arguments)
    # Ce qui suit est l'objet, tel quel : « /nullite avocat joint la fouille du véhicule ».
    return Comprise(initiale | {"objet": arguments.prendre_tout()})


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    return phrase(porter_donnee(Incident, inscription, mention, saisie))


def _partie(saisie: Mapping):
    return saisie["partie"] if saisie["auteur"] in (Auteur.PARTIE, Auteur.AVOCAT) else None


COMMANDES.inscrire(
    Commande(
        code="INCIDENT",
        libelle="Incident : exception, nullité, QPC, demande d’acte",
        mot="incident",
        etape="EXC",
        form=IncidentForm,
        executer=_executer,
        comprendre=_comprendre,
        lire=lambda inscription: donnees_portees(Incident, inscription, etiquette, _CHAMPS),
        retirer=lambda inscription, mention, par: retirer_donnee(Incident, inscription, mention),
        etape_de=lambda saisie: _ETAPES[NatureIncident(saisie["nature"])],
        partie_de=_partie,
        exemple="nullité avocat joint la fouille",
        raccourcis={"nullite": "nullité", "qpc": "qpc"},
        rang=30,
    )
)
