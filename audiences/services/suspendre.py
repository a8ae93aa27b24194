"""Suspension de l'audience, pour une pause ou pour délibérer."""

from datetime import datetime

from django.db import transaction

from audiences.choix import NatureSession
from audiences.models import Audience, Mention
from audiences.selectors.sessions import session_en_cours
from audiences.services.enchainer import enchainer
from audiences.services.exiger_seance import exiger_instant
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

ACTES = {
    NatureSession.SUSPENSION: "audience-suspendue",
    NatureSession.DELIBERE: "delibere-commence",
}


@transaction.atomic
def suspendre(
    audience: Audience,
    *,
    nature: NatureSession,
    par: Utilisateur,
    motif: str = "",
    a: datetime | None = None,
    mention: Mention | None = None,
) -> Audience:
    """Suspend les débats ; `nature` est la suspension ou le délibéré. Redite, elle ne change rien.

    `a` est l'heure dite, maintenant si elle ne l'est pas ; `mention`, celle de la note qui le dit.
    """
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    if audience.ouverte_le is None or audience.levee_le is not None:
        raise ActeImpossible("L’audience n’est pas ouverte : il n’y a rien à suspendre. Rien n’a changé.")
    courante = session_en_cours(audience)
    if courante is not None and courante.nature == nature:
        return audience
    a = exiger_instant(a, apres=courante.debut_le if courante else audience.ouverte_le)
    enchainer(audience, nature, a=a, motif=motif, mention=mention)
    consigner(ACTES[nature], audience, par=par)
    return audience
