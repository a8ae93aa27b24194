"""`/renvoi` : ordonne le renvoi de l'affaire et l'écrit à la note (CPP 461)."""

from collections.abc import Mapping

from audiences.commande import COMMANDES, Commande, Donnee
from audiences.models import Inscription, Mention
from decisions.choix import TypeRenvoi
from decisions.forms.renvoi import RenvoiForm
from decisions.models import Renvoi
from decisions.motif_renvoi import MOTIFS_RENVOI
from decisions.selectors.renvois import renvoi_de
from decisions.services.annuler_renvoi import annuler_renvoi
from decisions.services.renvoyer import renvoyer
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import INSECABLE, date_longue, heure

_ORDONNE = {
    TypeRenvoi.CONTRADICTOIRE_DATE_FIXE: "ordonne le renvoi contradictoire de l’affaire",
    TypeRenvoi.AVEC_CITATION: "ordonne le renvoi de l’affaire, à charge de nouvelle citation,",
    TypeRenvoi.SANS_DATE: "ordonne le renvoi de l’affaire, sans date",
}


def phrase(renvoi: Renvoi) -> str:
    """Écrit le renvoi tel qu'il se porte à la note : demandeur, motif, décision, date."""
    motif = MOTIFS_RENVOI[renvoi.motif].libelle
    if renvoi.precision:
        motif = f"{motif}, {renvoi.precision}"
    demandeur = renvoi.get_demandeur_display()
    decision = _ORDONNE[TypeRenvoi(renvoi.type)] + _au(renvoi)
    return (
        f"Renvoi demandé par {demandeur}. Motif{INSECABLE}: {motif[0].lower()}{motif[1:]}. "
        f"Le tribunal {decision}."
    )


def _au(renvoi: Renvoi) -> str:
    if renvoi.vers is None:
        return ""
    audience = renvoi.vers.audience
    quand = heure(audience.heure_prevue.hour, audience.heure_prevue.minute)
    return f" au {date_longue(audience.date)} à {quand}, {audience.service}"


def _executer(inscription: Inscription, saisie: Mapping, mention: Mention, par) -> str:
    """Enregistre le renvoi ; une correction annule d'abord celui que la mention portait."""
    ancien = renvoi_de(inscription)
    if ancien is not None and ancien.mention_id not in (None, mention.pk):
        raise ActeImpossible(
            "Le renvoi est déjà noté\u202f: corrigez-le depuis sa mention. Rien n’a été changé."
        )
    if ancien is not None:
        annuler_renvoi(ancien, par=par)
    return phrase(renvoyer(inscription, par=par, mention=mention, **saisie))


def _retirer(inscription: Inscription, mention: Mention, par) -> None:
    renvoi = renvoi_de(inscription)
    if renvoi is not None and renvoi.mention_id == mention.pk:
        annuler_renvoi(renvoi, par=par)


def _lire(inscription: Inscription) -> dict[int, Donnee]:
    renvoi = renvoi_de(inscription)
    if renvoi is None or renvoi.mention_id is None:
        return {}
    jour = f" au {date_longue(renvoi.date)}" if renvoi.date else " sans date"
    initiale = {
        "demandeur": renvoi.demandeur,
        "motif": renvoi.motif,
        "precision": renvoi.precision,
        "type": renvoi.type,
        "date": renvoi.date,
        "heure": renvoi.heure,
        "service": renvoi.service_id,
    }
    return {renvoi.mention_id: Donnee(f"renvoi{jour}", initiale)}


COMMANDES.inscrire(
    Commande(
        code="RENVOI",
        libelle="Renvoi de l’affaire",
        mot="renvoi",
        etape="RENVOI_DEM",
        form=RenvoiForm,
        executer=_executer,
        lire=_lire,
        retirer=_retirer,
        droit="decisions.decider",
        rang=60,
    )
)
