"""Ajouter des parties à une affaire, une à une ou en nombre."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Max

from audiences.choix import ObjetSuivi
from audiences.models import Affaire, Partie, Personne
from audiences.services.corriger import garder_saisies
from audiences.services.intituler import reintituler
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner


@transaction.atomic
def ajouter_partie(
    affaire: Affaire,
    *,
    valeurs: Mapping[str, object],
    par: Utilisateur,
    personne: Personne | None = None,
    identite: Mapping[str, object] | None = None,
) -> Partie:
    """Ajoute une partie : une personne déjà connue, reprise telle quelle, ou une nouvelle, d'identité donnée.

    Erreur : `ActeImpossible` si cette personne a déjà cette qualité dans l'affaire, même retirée.
    """
    affaire = Affaire.objects.select_for_update(of=("self",)).get(pk=affaire.pk)
    if personne is None:
        personne = Personne.objects.create(juridiction_id=affaire.juridiction_id, **(identite or {}))
        garder_saisies(ObjetSuivi.PERSONNE, [personne], affaire=affaire, par=par)
    elif personne.juridiction_id != affaire.juridiction_id:
        raise ActeImpossible("Cette personne est connue d’un autre tribunal. Rien n’a changé.")
    refuser_doublon(affaire, personne, str(valeurs["qualite"]))
    partie = Partie.objects.create(
        juridiction_id=affaire.juridiction_id,
        affaire=affaire,
        personne=personne,
        rang=dernier_rang(affaire) + 1,
        **valeurs,
    )
    garder_saisies(ObjetSuivi.PARTIE, [partie], affaire=affaire, par=par)
    reintituler(affaire)
    consigner("partie-ajoutee", partie, par=par)
    return partie


@transaction.atomic
def ajouter_parties(affaire: Affaire, *, nouvelles: Sequence[Partie], par: Utilisateur) -> list[Partie]:
    """Ajoute d'un coup ces parties neuves, chacune avec sa personne neuve, dans leur ordre.

    Le nombre de requêtes ne dépend pas de celui des parties.
    """
    affaire = Affaire.objects.select_for_update(of=("self",)).get(pk=affaire.pk)
    personnes = [partie.personne for partie in nouvelles]
    for personne in personnes:
        personne.juridiction_id = affaire.juridiction_id
    Personne.objects.bulk_create(personnes)
    for rang, partie in enumerate(nouvelles, start=dernier_rang(affaire) + 1):
        partie.affaire, partie.juridiction_id, partie.rang = affaire, affaire.juridiction_id, rang
        partie.personne_id = partie.personne.pk
    parties = Partie.objects.bulk_create(nouvelles)
    garder_saisies(ObjetSuivi.PERSONNE, personnes, affaire=affaire, par=par)
    garder_saisies(ObjetSuivi.PARTIE, parties, affaire=affaire, par=par)
    reintituler(affaire)
    consigner("parties-ajoutees", affaire, par=par)
    return parties


def refuser_doublon(affaire: Affaire, personne: Personne, qualite: str, *, sauf: int | None = None) -> None:
    """Lève `ActeImpossible` si cette personne a déjà cette qualité dans l'affaire."""
    deja = Partie.objects.filter(affaire=affaire, personne=personne, qualite=qualite).exclude(pk=sauf).first()
    if deja is None:
        return
    suite = " Elle y a été retirée\u00a0: rétablissez-la." if deja.retiree_le else ""
    raise ActeImpossible(f"Cette personne a déjà cette qualité dans l’affaire.{suite} Rien n’a changé.")


def dernier_rang(affaire: Affaire) -> int:
    """Donne le rang de la dernière partie, zéro s'il n'y en a pas."""
    return Partie.objects.filter(affaire=affaire).aggregate(dernier=Max("rang"))["dernier"] or 0
