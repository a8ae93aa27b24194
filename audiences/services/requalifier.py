"""Changer la qualification d'un fait par copie, personne par personne, et y revenir (CPP 388, 466)."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from audiences.choix import ModificationQualification
from audiences.models import Infraction, Prevention
from audiences.services.faits import RIEN, exiger_libres, qualifier, verrouiller_affaire
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

# Ce que la saisie peut changer ; le reste de la copie vient de l'original ou de la nomenclature.
_COMPARES = ("natinf", "libelle", "qualification_developpee", "lieu", "commune", "commune_code", "operateur")


@transaction.atomic
def requalifier(
    fait: Infraction,
    *,
    modification: ModificationQualification,
    valeurs: Mapping[str, object],
    prevenus: Collection[int],
    par: Utilisateur,
) -> Infraction:
    """Copie le fait sous sa nouvelle qualification et la donne à ces prévenus, et à eux seuls.

    L'original est gardé et imprimé. Chaque copie porte son parent et la qualification initiale ; la
    participation et la récidive suivent. Erreurs : `ActeImpossible` si personne n'est choisi, si rien ne
    change, si l'un des prévenus n'en répond plus, ou si une décision porte sur l'une des préventions.
    """
    verrouiller_affaire(fait.affaire_id)
    actives = _actives(fait, prevenus)
    nouvelles = qualifier(valeurs, avant=fait)
    dates = {nom: valeur for nom, valeur in nouvelles.items() if nom.startswith(("debut_", "fin_"))}
    if all(getattr(fait, nom) == nouvelles.get(nom, getattr(fait, nom)) for nom in (*_COMPARES, *dates)):
        raise ActeImpossible(f"La nouvelle qualification est la même que l’actuelle. {RIEN}")
    copie = Infraction(
        affaire_id=fait.affaire_id,
        juridiction_id=fait.juridiction_id,
        rang=fait.rang,
        parent=fait,
        racine_id=fait.racine_id or fait.pk,
        modification=modification,
        modifiee_le=timezone.now(),
        modifiee_par=par,
        **nouvelles,
    )
    copie.save(force_insert=True)
    Prevention.objects.bulk_create(
        Prevention(
            infraction=copie,
            juridiction_id=fait.juridiction_id,
            prevenu_id=prevention.prevenu_id,
            rang=prevention.rang,
            modalite_code=prevention.modalite_code,
            modalite=prevention.modalite,
            est_recidive=prevention.est_recidive,
            remplace=prevention,
        )
        for prevention in actives
    )
    consigner("fait-requalifie", copie, par=par)
    return copie


@transaction.atomic
def revenir_a_la_precedente(copie: Infraction, *, prevenus: Collection[int], par: Utilisateur) -> None:
    """Ramène ces prévenus à la qualification précédente ; la copie reste au dossier, sans effet pour eux."""
    verrouiller_affaire(copie.affaire_id)
    if copie.parent_id is None:
        raise ActeImpossible(f"Ce fait est dans sa qualification initiale. {RIEN}")
    actives = _actives(copie, prevenus)
    Prevention.objects.filter(pk__in=[p.pk for p in actives]).update(retiree_le=timezone.now())
    if not Prevention.objects.filter(infraction=copie, retiree_le__isnull=True).exists():
        copie.retiree_le, copie.motif_retrait = timezone.now(), "retour à la qualification précédente"
        copie.save(update_fields=["retiree_le", "motif_retrait"])
    consigner("qualification-precedente", copie, par=par)


def _actives(fait: Infraction, prevenus: Collection[int]) -> list[Prevention]:
    """Donne les préventions de ces prévenus sous cette qualification, libres de toute décision."""
    if not prevenus:
        raise ActeImpossible(f"Choisissez au moins un prévenu. {RIEN}")
    if fait.retiree_le is not None:
        raise ActeImpossible(f"Ce fait est retiré de la poursuite. {RIEN}")
    actives = list(
        Prevention.objects.actives()
        .filter(infraction=fait, prevenu__in=prevenus)
        .select_related("prevenu__personne")
    )
    if {prevention.prevenu_id for prevention in actives} != set(prevenus):
        raise ActeImpossible(
            f"Un prévenu choisi ne répond pas, ou plus, de ce fait sous cette qualification. {RIEN}"
        )
    exiger_libres(actives)
    return actives
