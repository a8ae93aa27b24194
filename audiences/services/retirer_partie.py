"""Retirer une partie de l'affaire, ou l'y rétablir ; rien n'est supprimé."""

from django.db import transaction
from django.utils import timezone

from audiences.models import Affaire, Partie
from audiences.services.intituler import reintituler
from audiences.verrou import parties_verrouillees
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def retirer_partie(partie: Partie, *, motif: str, par: Utilisateur) -> Partie:
    """Retire la partie, avec son motif ; elle reste au dossier, à part.

    Erreur : `ActeImpossible` si une décision porte sur elle.
    """
    partie = _verrouiller(partie)
    if partie.retiree_le is not None:
        return partie
    if raison := parties_verrouillees([partie.pk]).get(partie.pk):
        raise ActeImpossible(f"Cette partie ne peut plus être retirée\u00a0: {raison} Rien n’a changé.")
    partie.retiree_le, partie.motif_retrait = timezone.now(), motif
    partie.save(update_fields=["retiree_le", "motif_retrait"])
    reintituler(partie.affaire)
    consigner("partie-retiree", partie, par=par)
    return partie


@transaction.atomic
def retablir_partie(partie: Partie, *, par: Utilisateur) -> Partie:
    """Rétablit une partie retirée, avec tout ce qu'elle portait."""
    partie = _verrouiller(partie)
    if partie.retiree_le is None:
        return partie
    partie.retiree_le, partie.motif_retrait = None, ""
    partie.save(update_fields=["retiree_le", "motif_retrait"])
    reintituler(partie.affaire)
    consigner("partie-retablie", partie, par=par)
    return partie


def _verrouiller(partie: Partie) -> Partie:
    Affaire.objects.select_for_update(of=("self",)).get(pk=partie.affaire_id)
    return (
        Partie.objects.select_for_update(of=("self",)).select_related("affaire", "personne").get(pk=partie.pk)
    )
