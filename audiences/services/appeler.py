"""Appel d'une affaire (CPP 406)."""

from django.db import transaction
from django.utils import timezone

from audiences.choix import NatureSession
from audiences.models import Audience, Inscription
from audiences.selectors.sessions import session_en_cours
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def appeler(inscription: Inscription, *, par: Utilisateur) -> Inscription:
    """Porte l'heure d'appel ; plusieurs affaires peuvent être appelées ensemble, chacune une seule fois."""
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=inscription.audience_id)
    inscription = Inscription.objects.select_for_update(of=("self",)).get(pk=inscription.pk)
    if inscription.appelee_le is not None:
        return inscription
    if audience.levee_le is not None:
        raise ActeImpossible("L’audience est levée : plus aucune affaire ne peut y être appelée.")
    if audience.ouverte_le is None:
        raise ActeImpossible("L’audience n’est pas ouverte. Ouvrez-la (Alt+O), puis appelez l’affaire.")
    courante = session_en_cours(audience)
    if courante is None or courante.nature != NatureSession.DEBATS:
        raise ActeImpossible("L’audience est suspendue. Reprenez-la, puis appelez l’affaire.")
    if inscription.retiree_le is not None:
        raise ActeImpossible("L’affaire a été retirée du rôle : elle ne peut être appelée à cette audience.")
    inscription.appelee_le = timezone.now()
    inscription.save(update_fields=["appelee_le"])
    consigner("affaire-appelee", inscription, par=par)
    return inscription
