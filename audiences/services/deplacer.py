"""Changement de l'ordre d'appel."""

from django.db import transaction

from audiences.models import Audience, Inscription
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def deplacer(inscription: Inscription, *, rang: int, par: Utilisateur) -> None:
    """Appelle l'affaire au rang voulu et décale les autres ; un rang trop grand la place en dernier."""
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=inscription.audience_id)
    if audience.levee_le is not None:
        raise ActeImpossible(
            "L’audience est levée : l’ordre d’appel est celui qui a eu lieu. Rien n’a changé."
        )
    role = list(Inscription.objects.filter(audience=inscription.audience_id).order_by("rang"))
    avant = [element.pk for element in role]
    role.remove(inscription)
    role.insert(rang - 1, inscription)
    if [element.pk for element in role] == avant:
        return
    for position, element in enumerate(role, start=1):
        element.rang = position
    Inscription.objects.bulk_update(role, ["rang"])
    consigner("affaire-deplacee", inscription, par=par)
