"""Prononcé du jugement en audience publique (CPP 485)."""

from datetime import datetime

from django.db import transaction

from audiences.choix import NatureSession
from audiences.models import Audience, Inscription
from audiences.selectors.sessions import session_en_cours
from audiences.services.exiger_seance import exiger_instant
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def prononcer(inscription: Inscription, *, par: Utilisateur, a: datetime | None = None) -> Inscription:
    """Porte l'heure du prononcé ; déjà portée, elle est gardée et se corrige aux horaires.

    Une affaire dont les débats sont clos peut être prononcée : c'est le cas après un délibéré groupé.
    """
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=inscription.audience_id)
    passage = Inscription.objects.select_for_update(of=("self",)).get(pk=inscription.pk)
    if passage.prononcee_le is not None:
        return passage
    if passage.appelee_le is None:
        raise ActeImpossible("L’affaire n’a pas été appelée\u202f: rien ne peut y être prononcé.")
    if audience.levee_le is not None:
        raise ActeImpossible("L’audience est levée\u202f: le prononcé se porte aux horaires de l’audience.")
    courante = session_en_cours(audience)
    if courante is None or courante.nature != NatureSession.DEBATS:
        raise ActeImpossible(
            "Un jugement se prononce en audience publique\u202f: reprenez l’audience d’abord."
        )
    suspension = passage.suspensions.filter(fin_le__isnull=True).first()
    bornes = [courante.debut_le, passage.debats_le or passage.appelee_le]
    bornes += [suspension.debut_le] if suspension else []
    passage.prononcee_le = exiger_instant(a, apres=max(bornes))
    passage.save(update_fields=["prononcee_le"])
    if suspension is not None:
        suspension.fin_le = passage.prononcee_le
        suspension.save(update_fields=["fin_le"])
    consigner("jugement-prononce", passage, par=par)
    return passage
