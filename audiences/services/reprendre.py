"""Reprise de l'audience après une suspension ou un délibéré."""

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


@transaction.atomic
def reprendre(
    audience: Audience, *, par: Utilisateur, a: datetime | None = None, mention: Mention | None = None
) -> Audience:
    """Reprend les débats ; s'ils sont en cours, rien ne change. `a` est l'heure dite, sinon maintenant."""
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    if audience.ouverte_le is None or audience.levee_le is not None:
        raise ActeImpossible("L’audience n’est pas ouverte : elle ne peut être reprise. Rien n’a changé.")
    courante = session_en_cours(audience)
    if courante is not None and courante.nature == NatureSession.DEBATS:
        return audience
    a = exiger_instant(a, apres=courante.debut_le if courante else audience.ouverte_le)
    enchainer(audience, NatureSession.DEBATS, a=a, mention=mention)
    consigner("audience-reprise", audience, par=par)
    return audience
