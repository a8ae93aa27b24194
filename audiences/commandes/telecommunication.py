"""`/visio` : l'usage d'un moyen de télécommunication audiovisuelle (CPP 706-71, D47-12-5)."""

from collections.abc import Mapping

from audiences.choix import ModaliteComparution
from audiences.commande import COMMANDES, Arguments, Commande, Comprise
from audiences.forms.incidents import TelecommunicationForm
from audiences.models import Inscription, Mention, Telecommunication
from audiences.selectors.connus_note import designee, parties_de
from audiences.selectors.donnees_note import donnees_portees
from audiences.selectors.trames_note import nom_court
from audiences.services.porter_donnee import porter_donnee, retirer_donnee
from mistral.socle.francais import INSECABLE

_CHAMPS = ("partie", "personne", "lieu", "est_avec_accord")


def phrase(telecommunication: Telecommunication) -> str:
    """Écrit l'usage du moyen de télécommunication tel qu'il se porte à la note."""
    lieu = f", depuis {telecommunication.lieu}" if telecommunication.lieu else ""
    debut = (
        "Il est fait usage d’un moyen de télécommunication audiovisuelle (visioconférence) pour "
        f"{_qui(telecommunication)}{lieu}"
    )
    match telecommunication.est_avec_accord:
        case True:
            return f"{debut}, avec l’accord du procureur de la République et de l’ensemble des parties."
        case False:
            return f"{debut}, sans l’accord du procureur de la République et de l’ensemble des parties."
    return f"{debut}."


def _qui(telecommunication: Telecommunication) -> str:
    if telecommunication.partie is None:
        return telecommunication.personne
    return nom_court(telecommunication.partie)


def etiquette(telecommunication: Telecommunication) -> str:
    """Donne ce qui se lit au bout de la mention : « visioconférence : MARTELLI Enzo »."""
    return f"visioconférence{INSECABLE}: {_qui(telecommunication)}"


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    arguments = Arguments(texte)
    initiale = {"est_avec_accord": arguments.prendre({"accord": "oui"}, "")}
    partie = designee(arguments, parties_de(inscription))
    if partie is not None:
        initiale |= {"partie": partie.pk, "lieu": _lieu(inscription, partie)}
    return Comprise(initiale, arguments.restes)


def _lieu(inscription: Inscription, partie) -> str:
    """Donne d'où la partie comparaît, si sa présence le dit déjà."""
    a_distance = inscription.comparutions.filter(partie=partie, modalite=ModaliteComparution.VISIOCONFERENCE)
    return a_distance.values_list("etablissement", flat=True).first() or ""


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    return phrase(porter_donnee(Telecommunication, inscription, mention, saisie))


COMMANDES.inscrire(
    Commande(
        code="TELECOMMUNICATION",
        libelle="Visioconférence",
        mot="visio",
        etape="PRES_AUTRES",
        form=TelecommunicationForm,
        executer=_executer,
        comprendre=_comprendre,
        lire=lambda inscription: donnees_portees(
            Telecommunication, inscription, etiquette, _CHAMPS, lies=("partie__personne",)
        ),
        retirer=lambda inscription, mention, par: retirer_donnee(Telecommunication, inscription, mention),
        exemple="DUPONT accord",
        rang=70,
    )
)
