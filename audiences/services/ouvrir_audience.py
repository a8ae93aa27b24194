"""Ouverture de l'audience (CPP 400)."""

from django.db import transaction
from django.utils import timezone

from audiences.choix import NatureSession
from audiences.models import Audience
from audiences.services.enchainer import enchainer
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def ouvrir_audience(audience: Audience, *, par: Utilisateur) -> Audience:
    """Ouvre l'audience à l'heure du serveur ; déjà ouverte, elle garde son heure."""
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    if audience.levee_le is not None:
        raise ActeImpossible("L’audience est levée : elle ne peut être rouverte. Rien n’a changé.")
    if audience.annulee_le is not None:
        raise ActeImpossible("L’audience est annulée. Rétablissez-la avant de l’ouvrir. Rien n’a changé.")
    if audience.ouverte_le is not None:
        return audience
    audience.ouverte_le = timezone.now()
    audience.save(update_fields=["ouverte_le"])
    enchainer(audience, NatureSession.DEBATS, a=audience.ouverte_le)
    consigner("audience-ouverte", audience, par=par)
    return audience
