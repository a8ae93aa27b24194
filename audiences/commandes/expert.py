"""`/expert` : l'expert entendu, son serment, ce qu'il expose (CPP 168)."""

from collections.abc import Mapping

from audiences.choix import Qualite
from audiences.commande import COMMANDES, Arguments, Commande, Comprise
from audiences.forms.debats import ExpertForm
from audiences.models import Expert, Inscription, Mention
from audiences.selectors.connus_note import parties_de
from audiences.selectors.donnees_note import donnees_portees
from audiences.selectors.phrases import nomme, sans_point
from audiences.selectors.trames_note import nom_court
from audiences.services.porter_donnee import porter_donnee, retirer_donnee
from mistral.socle.francais import INSECABLE

_CHAMPS = ("nom", "civilite", "discipline", "est_a_distance", "conclusions")
_CIVILITES = {"m": "M", "mme": "MME"}
_A_DISTANCE = dict.fromkeys(("visio", "visioconference", "distance"), True)


def phrase(expert: Expert) -> str:
    """Écrit l'expert tel qu'il se porte à la note."""
    discipline = f" en {expert.discipline}" if expert.discipline else ""
    distance = "entendu par un moyen de télécommunication audiovisuelle, " if expert.est_a_distance else ""
    serment = (
        f"{nomme(expert.civilite, expert.nom)}, expert{discipline}, {distance}prête serment d’apporter son "
        "concours à la justice en son honneur et en sa conscience"
    )
    if not expert.conclusions:
        return f"{serment}."
    return f"{serment} et expose{INSECABLE}: {sans_point(expert.conclusions)}."


def etiquette(expert: Expert) -> str:
    """Donne ce qui se lit au bout de la mention : « expert : ROCHE Paul, serment prêté »."""
    return f"expert{INSECABLE}: {expert.nom}, serment prêté"


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    arguments = Arguments(texte)
    arguments.prendre({"serment": True})
    initiale = {
        "civilite": arguments.prendre(_CIVILITES, ""),
        "est_a_distance": arguments.prendre(_A_DISTANCE, False),
    }
    cites = [nom_court(partie) for partie in parties_de(inscription, Qualite.EXPERT)]
    nom = arguments.prendre_parmi((nom, nom) for nom in cites)
    if nom is None and len(cites) == 1 and not arguments.mots:
        nom = cites[0]
    if nom is None:
        return Comprise(initiale | {"nom": arguments.prendre_tout()})
    return Comprise(initiale | {"nom": nom}, arguments.restes)


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    return phrase(porter_donnee(Expert, inscription, mention, saisie))


COMMANDES.inscrire(
    Commande(
        code="EXPERT",
        libelle="Expert",
        mot="expert",
        etape="EXPERT",
        form=ExpertForm,
        executer=_executer,
        comprendre=_comprendre,
        lire=lambda inscription: donnees_portees(Expert, inscription, etiquette, _CHAMPS),
        retirer=lambda inscription, mention, par: retirer_donnee(Expert, inscription, mention),
        partie_de=lambda saisie: None,
        exemple="ROCHE Paul",
        rang=50,
    )
)
