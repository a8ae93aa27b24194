"""Créer une affaire à la main et l'inscrire au rôle d'une audience."""

from collections.abc import Mapping

from django.db import transaction

from audiences.choix import ObjetSuivi
from audiences.models import Affaire, Audience, Inscription
from audiences.services.corriger import garder_saisies
from audiences.services.tenir_role import inscrire
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.journal import consigner


@transaction.atomic
def creer_affaire(audience: Audience, *, valeurs: Mapping[str, object], par: Utilisateur) -> Inscription:
    """Crée l'affaire avec ces données, l'inscrit en dernier rang et donne son passage.

    Un numéro de parquet déjà connu n'est pas refusé ici : l'écran le signale, la personne décide. Erreur :
    `ActeImpossible` si l'audience ne reçoit plus d'affaire.
    """
    affaire = Affaire.objects.create(juridiction_id=audience.juridiction_id, **valeurs)
    garder_saisies(ObjetSuivi.AFFAIRE, [affaire], affaire=affaire, par=par)
    consigner("affaire-creee", affaire, par=par)
    return inscrire(audience, affaire=affaire, par=par)
