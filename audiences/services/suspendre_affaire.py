"""Suspension d'une seule affaire, l'audience continuant : incident, attente, délibéré groupé."""

from datetime import datetime

from django.db import transaction

from audiences.choix import NatureSession
from audiences.models import Inscription, Mention, SuspensionAffaire
from audiences.services.exiger_seance import exiger_affaire_en_seance, exiger_instant
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.journal import consigner

ACTES = {
    NatureSession.SUSPENSION: "affaire-suspendue",
    NatureSession.DELIBERE: "affaire-en-delibere",
}


@transaction.atomic
def suspendre_affaire(
    inscription: Inscription,
    *,
    nature: NatureSession,
    par: Utilisateur,
    motif: str = "",
    a: datetime | None = None,
    mention: Mention | None = None,
) -> SuspensionAffaire:
    """Suspend les débats de l'affaire ; déjà suspendue, elle garde sa suspension.

    Elle ne suspend pas l'audience : d'autres affaires peuvent être appelées pendant ce temps.
    """
    passage = exiger_affaire_en_seance(inscription, faire="la suspendre")
    derniere = passage.suspensions.order_by("debut_le", "pk").last()
    if derniere is not None and derniere.fin_le is None:
        return derniere
    depuis = derniere.fin_le if derniere else passage.debats_le or passage.appelee_le
    suspension = SuspensionAffaire.objects.create(
        juridiction_id=passage.juridiction_id,
        inscription=passage,
        nature=nature,
        motif=motif if nature == NatureSession.SUSPENSION else "",
        debut_le=exiger_instant(a, apres=depuis),
        mention=mention,
    )
    consigner(ACTES[nature], passage, par=par)
    return suspension
