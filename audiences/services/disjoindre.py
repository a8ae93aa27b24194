"""Disjoindre d'une affaire des prévenus ou des faits, pour les juger à part (CPP 387)."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from audiences.empechement import Portee, empechement
from audiences.models import Affaire, Audience, Disjonction, ElementDisjoint, Inscription, Partie, Prevention
from audiences.selectors.disjonction import Divisible, divisible
from audiences.services.copier_affaire import copier_affaire, lignee
from audiences.services.intituler import reintituler
from audiences.services.tenir_role import inscrire
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.journal import consigner

_RIEN = "Rien n’a changé."


@transaction.atomic
def disjoindre(
    inscription: Inscription,
    *,
    preventions: Collection[int],
    suivent: Collection[int],
    communes: Collection[int],
    numero: str,
    par: Utilisateur,
    audience: Audience | None = None,
) -> Disjonction:
    """Crée l'affaire nouvelle avec ces préventions, inscrite à la même audience ou à une autre.

    `suivent` : parties qui quittent l'affaire avec elles ; `communes` : parties des deux. Ce qui part
    est retiré de l'affaire d'origine avec son motif, jamais supprimé. Erreurs : `ActeImpossible` si rien ne
    part ou si tout part, si une décision validée porte sur qui part, si l'audience est levée ou l'affaire
    déjà pourvue d'une issue, si le numéro est pris.
    """
    passage = _verrouiller(inscription)
    affaire = Affaire.objects.select_for_update(of=("self",)).get(pk=passage.affaire_id)
    contenu = divisible(affaire)
    partent = _choisies(contenu, preventions)
    _exiger_divisible(contenu, partent, affaire)
    _exiger_numero_libre(affaire, numero)
    prevenus = {prevention.prevenu_id for prevention in partent}
    autres = {partie.pk for partie in contenu.autres} & {*suivent, *communes}
    chaine = lignee(partent)
    nouvelle = copier_affaire(affaire, numero=numero, parties=prevenus | autres, preventions=chaine)
    reintituler(nouvelle)
    inscrite = inscrire(audience or passage.audience, affaire=nouvelle, par=par)
    disjonction = Disjonction.objects.create(
        juridiction_id=affaire.juridiction_id, origine=passage, nouvelle=inscrite, par=par
    )
    _retirer(disjonction, affaire, contenu, chaine, autres - set(communes))
    reintituler(affaire)
    consigner("affaire-disjointe", disjonction, par=par)
    return disjonction


def _verrouiller(inscription: Inscription) -> Inscription:
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=inscription.audience_id)
    passage = (
        Inscription.objects.select_for_update(of=("self",)).select_related("audience").get(pk=inscription.pk)
    )
    if audience.levee_le is not None:
        raise ActeImpossible(f"L’audience est levée\u00a0: on ne disjoint plus à cette audience. {_RIEN}")
    if passage.retiree_le is not None:
        raise ActeImpossible(f"Cette affaire est retirée du rôle de l’audience. {_RIEN}")
    if passage.issue:
        issue = passage.get_issue_display()
        raise ActeImpossible(f"Cette affaire a déjà une issue à cette audience\u00a0: {issue}. {_RIEN}")
    return passage


def _choisies(contenu: Divisible, cles: Collection[int]) -> list[Prevention]:
    return [fait for prevenu in contenu.prevenus for fait in prevenu.faits if fait.pk in set(cles)]


def _exiger_divisible(contenu: Divisible, partent: list[Prevention], affaire: Affaire) -> None:
    if not partent:
        raise ActeImpossible(f"Choisissez au moins un fait d’un prévenu. {_RIEN}")
    if len(partent) == sum(len(prevenu.faits) for prevenu in contenu.prevenus):
        raise ActeImpossible(f"Tout quitterait l’affaire\u00a0: laissez-y au moins un fait. {_RIEN}")
    passages = list(affaire.inscriptions.values_list("pk", flat=True))
    if raison := empechement(Portee.JUGE, passages, {prevention.prevenu_id for prevention in partent}):
        raise ActeImpossible(f"{raison} {_RIEN}")


def _exiger_numero_libre(affaire: Affaire, numero: str) -> None:
    if Affaire.objects.filter(juridiction=affaire.juridiction_id, numero_parquet=numero).exists():
        raise ActeImpossible(f"Le numéro {numero} est déjà celui d’une affaire. {_RIEN}")


def _retirer(
    disjonction: Disjonction,
    affaire: Affaire,
    contenu: Divisible,
    chaine: list[Prevention],
    suivent: Collection[int],
) -> None:
    """Retire de l'affaire d'origine ce qui n'y a plus de raison d'être, et note quoi."""
    maintenant = timezone.now()
    numero = disjonction.nouvelle.affaire.numero_parquet
    retrait = {"retiree_le": maintenant, "motif_retrait": f"disjointe vers {numero}"}
    parties = {prevention.pk for prevention in chaine}
    vides = {
        prevenu.pk
        for prevenu in contenu.prevenus
        if prevenu.faits and all(fait.pk in parties for fait in prevenu.faits)
    }
    Prevention.objects.filter(pk__in=parties).update(retiree_le=maintenant)
    retirees = Partie.objects.filter(pk__in=vides | set(suivent))
    sans_prevention = affaire.infractions.filter(
        pk__in={prevention.infraction_id for prevention in chaine}
    ).exclude(preventions__retiree_le__isnull=True)
    elements = [
        *({"prevention_id": cle} for cle in parties),
        *({"partie_id": partie.pk} for partie in retirees),
        *({"infraction_id": fait.pk} for fait in sans_prevention),
    ]
    ElementDisjoint.objects.bulk_create(
        ElementDisjoint(juridiction_id=affaire.juridiction_id, disjonction=disjonction, **element)
        for element in elements
    )
    affaire.infractions.filter(pk__in=[fait.pk for fait in sans_prevention]).update(**retrait)
    retirees.update(**retrait)
