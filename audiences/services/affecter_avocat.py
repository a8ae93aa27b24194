"""Dire quel avocat assiste quelles parties, et enregistrer un avocat nouveau."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from audiences.choix import ObjetSuivi
from audiences.models import Affaire, Avocat, Partie
from audiences.services.corriger import corriger
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def affecter_avocat(
    affaire: Affaire, *, parties: Iterable[Partie], avocat: Avocat | None, par: Utilisateur
) -> int:
    """Donne le même avocat à ces parties de l'affaire, ou le leur ôte ; donne combien ont changé."""
    changees = 0
    for partie in parties:
        if partie.affaire_id != affaire.pk:
            raise ActeImpossible("Une des parties n’est pas de cette affaire. Rien n’a changé.")
        changees += bool(corriger(ObjetSuivi.PARTIE, partie, {"avocat": avocat}, par=par, affaire=affaire))
    if changees:
        consigner("avocat-affecte", affaire, par=par)
    return changees


@transaction.atomic
def creer_avocat(juridiction_id: int, *, valeurs: Mapping[str, str], par: Utilisateur) -> Avocat:
    """Enregistre un avocat ; le même nom à un autre barreau, ou sous une autre toque, en est un autre.

    Erreur : `ActeImpossible` s'il est déjà enregistré à l'identique.
    """
    cles = {nom: valeurs.get(nom, "") for nom in ("nom", "prenom", "barreau", "toque")}
    if Avocat.objects.filter(juridiction=juridiction_id, **cles).exists():
        raise ActeImpossible("Cet avocat est déjà enregistré\u00a0: choisissez-le dans la liste.")
    avocat = Avocat.objects.create(juridiction_id=juridiction_id, **valeurs)
    consigner("avocat-cree", avocat, par=par)
    return avocat
