"""Enregistre, corrige ou retire la donnée que porte une mention de la note."""

from collections.abc import Mapping

from django.db import transaction

from audiences.models import Inscription, Mention
from audiences.models.donnee_de_note import DonneeDeNote


@transaction.atomic
def porter_donnee(
    modele: type[DonneeDeNote], inscription: Inscription, mention: Mention, valeurs: Mapping
) -> DonneeDeNote:
    """Écrit la donnée de cette mention, ou la corrige ; la commande qui l'appelle la consigne."""
    portees = modele.objects.select_for_update(of=("self",)).filter(inscription=inscription, mention=mention)
    donnee = portees.first() or modele(
        inscription=inscription, mention=mention, juridiction_id=inscription.juridiction_id
    )
    for champ, valeur in valeurs.items():
        setattr(donnee, champ, valeur)
    donnee.save()
    return donnee


@transaction.atomic
def retirer_donnee(modele: type[DonneeDeNote], inscription: Inscription, mention: Mention) -> None:
    """Retire la donnée que porte la mention ; la commande qui l'appelle le consigne."""
    modele.objects.filter(inscription=inscription, mention=mention).delete()
