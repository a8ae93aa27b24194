"""`/police` : l'expulsion ou le rappel à l'ordre de qui trouble l'audience (CPP 404, 405)."""

from collections.abc import Mapping

from audiences.choix_debats import NaturePolice
from audiences.commande import COMMANDES, Arguments, Commande, Comprise
from audiences.forms.incidents import PoliceForm
from audiences.models import ActeDePolice, Inscription, Mention
from audiences.selectors.connus_note import parties_de
from audiences.selectors.donnees_note import donnees_portees
from audiences.selectors.phrases import sans_point
from audiences.selectors.trames_note import nom_court
from audiences.services.porter_donnee import porter_donnee, retirer_donnee
from mistral.socle.francais import INSECABLE, de

_CHAMPS = ("nature", "partie", "personne", "faits")
_NATURES = {"expulsion": NaturePolice.EXPULSION, "rappel": NaturePolice.RAPPEL}


def phrase(acte: ActeDePolice) -> str:
    """Écrit l'acte de police tel qu'il se porte à la note."""
    faits = f"{INSECABLE}: {sans_point(acte.faits)}."
    if acte.nature == NaturePolice.RAPPEL:
        return f"Le président rappelle à l’ordre {_qui(acte)}, qui trouble l’audience{faits}"
    return f"Le président ordonne l’expulsion {de(_qui(acte))}, qui trouble l’audience{faits}"


def _qui(acte: ActeDePolice) -> str:
    return nom_court(acte.partie) if acte.partie else acte.personne


def etiquette(acte: ActeDePolice) -> str:
    """Donne ce qui se lit au bout de la mention : « police : expulsion »."""
    return f"police de l’audience{INSECABLE}: {acte.get_nature_display()}"


def _comprendre(inscription: Inscription, texte: str) -> Comprise:
    arguments = Arguments(texte)
    initiale = {"nature": arguments.prendre(_NATURES, NaturePolice.EXPULSION)}
    partie = arguments.prendre_parmi((nom_court(partie), partie.pk) for partie in parties_de(inscription))
    if partie is not None:
        return Comprise(initiale | {"partie": partie, "faits": arguments.prendre_tout()})
    return Comprise(initiale, arguments.restes)


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    return phrase(porter_donnee(ActeDePolice, inscription, mention, saisie))


COMMANDES.inscrire(
    Commande(
        code="POLICE",
        libelle="Police de l’audience",
        mot="police",
        etape="POLICE",
        form=PoliceForm,
        executer=_executer,
        comprendre=_comprendre,
        lire=lambda inscription: donnees_portees(ActeDePolice, inscription, etiquette, _CHAMPS),
        retirer=lambda inscription, mention, par: retirer_donnee(ActeDePolice, inscription, mention),
        partie_de=lambda saisie: saisie["partie"],
        exemple="expulsion",
        rang=90,
    )
)
