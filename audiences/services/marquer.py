"""Marques privées d'un lecteur sur une mention : posées, changées, retirées par lui seul."""

from django.db import transaction

from audiences.models import MarqueNote, Mention
from mistral.socle.comptes.models import Utilisateur


@transaction.atomic
def marquer(mention: Mention, *, est_a_revoir: bool, texte: str, par: Utilisateur) -> MarqueNote:
    """Pose ou change la marque de cette personne ; la note n'en porte rien, le journal non plus."""
    marque, _ = MarqueNote.objects.update_or_create(
        mention=mention,
        auteur=par,
        defaults={
            "juridiction_id": mention.juridiction_id,
            "est_a_revoir": est_a_revoir,
            "texte": texte.strip(),
        },
    )
    return marque


@transaction.atomic
def retirer_marque(mention: Mention, *, par: Utilisateur) -> None:
    """Retire la marque de cette personne, s'il y en a une."""
    MarqueNote.objects.filter(mention=mention, auteur=par).delete()
