"""Corriger la procédure d'une affaire à la main."""

from collections.abc import Mapping

from django.db import transaction

from audiences.choix import ObjetSuivi
from audiences.models import Affaire, Correction
from audiences.services.corriger import corriger
from audiences.services.intituler import reintituler
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.journal import consigner


@transaction.atomic
def corriger_affaire(affaire: Affaire, *, valeurs: Mapping[str, object], par: Utilisateur) -> list[str]:
    """Enregistre ces données et donne les champs changés.

    Un intitulé vidé n'est plus écrit à la main : il suit de nouveau les prévenus.
    """
    ecrites = {nom: valeur for nom, valeur in valeurs.items() if nom != "intitule" or valeur}
    avant = affaire.intitule
    changes = corriger(ObjetSuivi.AFFAIRE, affaire, ecrites, par=par)
    if len(ecrites) < len(valeurs):
        Correction.objects.filter(objet=ObjetSuivi.AFFAIRE, objet_id=affaire.pk, champ="intitule").delete()
        if reintituler(affaire) != avant:
            consigner("affaire-intitulee", affaire, par=par)
            changes.append("intitule")
    return changes
