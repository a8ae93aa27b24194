"""Modifier une partie : sa qualité, sa situation, l'identité de la personne."""

from collections.abc import Mapping

from django.db import transaction

from audiences.choix import ObjetSuivi, Qualite
from audiences.models import Affaire, Partie
from audiences.services.ajouter_parties import refuser_doublon
from audiences.services.corriger import corriger
from audiences.services.intituler import reintituler_toutes
from audiences.verrou import parties_verrouillees
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def modifier_partie(
    partie: Partie, *, identite: Mapping[str, object], valeurs: Mapping[str, object], par: Utilisateur
) -> list[str]:
    """Enregistre l'identité et la situation saisies ; donne les champs changés.

    L'état civil reste corrigeable après le jugement. Erreurs : `ActeImpossible` si la qualité change alors
    qu'une décision ou des faits tiennent la partie, ou si la personne l'a déjà.
    """
    qualite = str(valeurs.get("qualite", partie.qualite))
    if qualite != partie.qualite:
        _refuser_le_changement(partie, qualite)
    changes = corriger(ObjetSuivi.PERSONNE, partie.personne, identite, par=par, affaire=partie.affaire)
    changes += corriger(ObjetSuivi.PARTIE, partie, valeurs, par=par, affaire=partie.affaire)
    if changes:
        consigner("partie-modifiee", partie, par=par)
        # La personne peut être prévenue dans plusieurs affaires : toutes portent son nom.
        reintituler_toutes(list(Affaire.objects.filter(parties__personne=partie.personne_id).distinct()))
    return changes


def _refuser_le_changement(partie: Partie, qualite: str) -> None:
    if raison := parties_verrouillees([partie.pk]).get(partie.pk):
        raise ActeImpossible(f"La qualité ne peut plus changer\u00a0: {raison} Rien n’a changé.")
    if partie.qualite == Qualite.PREVENU and partie.preventions.filter(retiree_le__isnull=True).exists():
        raise ActeImpossible(
            "Des faits lui sont reprochés\u00a0: retirez-les avant de changer sa qualité. Rien n’a changé."
        )
    refuser_doublon(partie.affaire, partie.personne, qualite, sauf=partie.pk)
