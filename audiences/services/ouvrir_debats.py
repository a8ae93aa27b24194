"""Début des débats d'une affaire appelée."""

from django.db import transaction
from django.utils import timezone

from audiences.models import Inscription
from audiences.services.exiger_seance import exiger_affaire_en_seance
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.journal import consigner


@transaction.atomic
def ouvrir_debats(inscription: Inscription, *, par: Utilisateur) -> Inscription:
    """Porte l'heure du début des débats, une seule fois : les vérifications préalables sont faites."""
    inscription = exiger_affaire_en_seance(inscription, faire="ouvrir ses débats")
    if inscription.debats_le is not None:
        return inscription
    inscription.debats_le = timezone.now()
    inscription.save(update_fields=["debats_le"])
    consigner("debats-ouverts", inscription, par=par)
    return inscription
