"""Reprise de l'audience après une suspension ou un délibéré."""

from django.db import transaction
from django.utils import timezone

from audiences.choix import NatureSession
from audiences.models import Audience
from audiences.selectors.sessions import session_en_cours
from audiences.services.enchainer import enchainer
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def reprendre(audience: Audience, *, par: Utilisateur) -> Audience:
    """Reprend les débats ; s'ils sont en cours, rien ne change."""
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    if audience.ouverte_le is None or audience.levee_le is not None:
        raise ActeImpossible("L’audience n’est pas ouverte : elle ne peut être reprise. Rien n’a changé.")
    courante = session_en_cours(audience)
    if courante is not None and courante.nature == NatureSession.DEBATS:
        return audience
    enchainer(audience, NatureSession.DEBATS, a=timezone.now())
    consigner("audience-reprise", audience, par=par)
    return audience
