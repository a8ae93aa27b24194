"""Reprise d'une affaire suspendue."""

from datetime import datetime

from django.db import transaction

from audiences.models import Inscription, Mention, SuspensionAffaire
from audiences.services.exiger_seance import exiger_affaire_en_seance, exiger_instant
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.journal import consigner


@transaction.atomic
def reprendre_affaire(
    inscription: Inscription, *, par: Utilisateur, a: datetime | None = None, mention: Mention | None = None
) -> SuspensionAffaire | None:
    """Reprend les débats de l'affaire et rend la suspension close ; rien si elle n'était pas suspendue."""
    passage = exiger_affaire_en_seance(inscription, faire="la reprendre")
    suspension = passage.suspensions.filter(fin_le__isnull=True).first()
    if suspension is None:
        return None
    suspension.fin_le = exiger_instant(a, apres=suspension.debut_le)
    suspension.mention_fin = mention
    suspension.save(update_fields=["fin_le", "mention_fin"])
    consigner("affaire-reprise", passage, par=par)
    return suspension
