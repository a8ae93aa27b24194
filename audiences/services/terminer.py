"""Fin des débats d'une affaire à l'audience."""

from django.db import transaction
from django.utils import timezone

from audiences.models import Inscription
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def terminer(inscription: Inscription, *, par: Utilisateur) -> Inscription:
    """Porte l'heure de fin ; déjà terminée, l'affaire garde la sienne. Suspendue, elle cesse de l'être."""
    inscription = Inscription.objects.select_for_update(of=("self",)).get(pk=inscription.pk)
    if inscription.terminee_le is not None:
        return inscription
    if inscription.appelee_le is None:
        raise ActeImpossible(
            "L’affaire n’a pas été appelée : elle ne peut être terminée. Appelez-la d’abord."
        )
    inscription.terminee_le = timezone.now()
    inscription.save(update_fields=["terminee_le"])
    inscription.suspensions.filter(fin_le__isnull=True).update(fin_le=inscription.terminee_le)
    consigner("affaire-terminee", inscription, par=par)
    return inscription
