"""`/huisclos` : le huis clos demandé, ordonné par jugement ou rejeté (CPP 400)."""

from collections.abc import Mapping

from audiences.choix_debats import Auteur, DecisionHuisClos, MotifHuisClos
from audiences.commande import COMMANDES, Arguments, Commande, Comprise
from audiences.forms.incidents import HuisClosForm
from audiences.models import HuisClos, Inscription, Mention
from audiences.selectors.connus_note import agissant
from audiences.selectors.donnees_note import donnees_portees
from audiences.selectors.phrases import auteur_dit
from audiences.services.porter_donnee import porter_donnee, retirer_donnee
from mistral.socle.francais import INSECABLE, de

_CHAMPS = ("auteur", "partie", "avocat", "sont_entendus", "decision", "motif")
_DECISIONS = {
    "ordonne": DecisionHuisClos.ORDONNE,
    "rejet": DecisionHuisClos.REJETTE,
    "rejette": DecisionHuisClos.REJETTE,
    "rejete": DecisionHuisClos.REJETTE,
}
_MOTIFS = {
    "ordre": MotifHuisClos.ORDRE,
    "serenite": MotifHuisClos.SERENITE,
    "dignite": MotifHuisClos.DIGNITE,
    "tiers": MotifHuisClos.TIERS,
}
_DEMANDEURS = {Auteur.MINISTERE_PUBLIC: "Sur demande du ministère public", Auteur.OFFICE: "D’office"}


def phrase(huis_clos: HuisClos) -> str:
    """Écrit le huis clos tel qu'il se porte à la note."""
    debut = _DEMANDEURS.get(huis_clos.auteur)
    if debut is None:
        auteur = auteur_dit(huis_clos.auteur, huis_clos.partie, huis_clos.avocat).rstrip(",")
        debut = f"Sur demande {de(auteur[0].lower() + auteur[1:] if auteur.startswith('L’') else auteur)}"
    entendus = ", le ministère public et les parties entendus" if huis_clos.sont_entendus else ""
    if huis_clos.decision == DecisionHuisClos.REJETTE:
        return f"{debut}{entendus}, le tribunal rejette par jugement la demande de huis clos."
    return (
        f"{debut}{entendus}, le tribunal ordonne par jugement que les débats auront lieu à huis clos, la "
        f"publicité étant dangereuse pour {huis_clos.get_motif_display()}."
    )


def etiquette(huis_clos: HuisClos) -> str:
    """Donne ce qui se lit au bout de la mention : « huis clos : ordonné »."""
    dit = "ordonné" if huis_clos.decision == DecisionHuisClos.ORDONNE else "rejeté"
    return f"huis clos{INSECABLE}: {dit}"


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    arguments = Arguments(texte)
    motif = arguments.prendre(_MOTIFS, "")
    initiale = {
        "motif": motif,
        "decision": arguments.prendre(_DECISIONS, DecisionHuisClos.ORDONNE if motif else ""),
    }
    return Comprise(initiale | agissant(inscription, arguments), arguments.restes)


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    return phrase(porter_donnee(HuisClos, inscription, mention, saisie))


COMMANDES.inscrire(
    Commande(
        code="HUIS_CLOS",
        libelle="Huis clos",
        mot="huisclos",
        etape="HUIS",
        form=HuisClosForm,
        executer=_executer,
        comprendre=_comprendre,
        lire=lambda inscription: donnees_portees(HuisClos, inscription, etiquette, _CHAMPS),
        retirer=lambda inscription, mention, par: retirer_donnee(HuisClos, inscription, mention),
        partie_de=lambda saisie: None,
        exemple="avocat dignité",
        rang=80,
    )
)
