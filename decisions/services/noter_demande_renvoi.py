"""Noter une demande de renvoi que le tribunal rejette ou joint au fond (CPP 461)."""

from django.db import transaction

from audiences.models import Inscription, Mention
from decisions.models import DemandeRenvoi
from decisions.motif_renvoi import MOTIFS_RENVOI
from decisions.services.passage import exiger_appelee, verrouiller
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def noter_demande_renvoi(
    inscription: Inscription,
    *,
    demandeur: str,
    motif: str,
    suite: str,
    par: Utilisateur,
    precision: str = "",
    avis_parquet: str = "",
    observations: str = "",
    mention: Mention | None = None,
) -> DemandeRenvoi:
    """Enregistre la demande, ou corrige celle que porte la mention ; l'affaire continue, sans issue."""
    passage = verrouiller(inscription)
    exiger_appelee(passage)
    if MOTIFS_RENVOI[motif].demande_precision and not precision.strip():
        raise ActeImpossible("Ce motif de renvoi ne vaut qu’avec une précision\u202f: indiquez-la.")
    portee = DemandeRenvoi.objects.filter(mention=mention).first() if mention else None
    demande = portee or DemandeRenvoi(
        inscription=passage, juridiction_id=passage.juridiction_id, mention=mention, par=par
    )
    demande.demandeur, demande.motif, demande.precision = demandeur, motif, precision
    demande.avis_parquet, demande.observations, demande.suite = avis_parquet, observations, suite
    demande.save()
    consigner("renvoi-non-ordonne", demande, par=par)
    return demande


@transaction.atomic
def retirer_demande_renvoi(demande: DemandeRenvoi, *, par: Utilisateur) -> None:
    """Retire la demande que la mention portait."""
    consigner("demande-de-renvoi-retiree", demande, par=par)
    demande.delete()
