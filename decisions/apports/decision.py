"""Ce que la décision d'un prévenu oblige à porter à la note : avertissements, accords, informations."""

from audiences.apport import APPORTS, Apport, Trait
from audiences.choix_demandes import PosteDemande
from audiences.models import DemandeCivile, Inscription
from decisions.models import Decision, SortInfraction
from decisions.nature import NATURES
from decisions.sort import SORTS


def _traits(inscription: Inscription) -> dict[int, frozenset[Trait]]:
    """Donne les traits de chaque prévenu décidé à ce passage, brouillon compris. Quatre requêtes au plus."""
    decisions = list(
        Decision.objects.filter(inscription=inscription).prefetch_related(
            "peines", "sorts__prevention__remplace"
        )
    )
    demandes = list(
        DemandeCivile.objects.filter(inscription=inscription, poste__in=PosteDemande.prejudices())
        .values_list("prevenu", flat=True)
        .distinct()
        if decisions
        else ()
    )
    return {decision.prevenu_id: frozenset(_de(decision, demandes)) for decision in decisions}


def _de(decision: Decision, demandes: list[int | None]):
    coupables = [sort for sort in decision.sorts.all() if _declare_coupable(sort)]
    if decision.qualification:
        yield Trait.QUALIFIE
    if not coupables:
        return
    yield Trait.CONDAMNE
    if any(_recidive_relevee(sort) for sort in coupables):
        yield Trait.RECIDIVE_RELEVEE
    for peine in decision.peines.all():
        yield from NATURES[peine.nature].traits(peine.prononcee)
    # La décision civile n'est pas encore saisie : une demande chiffrée contre un condamné en tient lieu.
    if None in demandes or decision.prevenu_id in demandes:
        yield Trait.DOMMAGES


def _declare_coupable(sort: SortInfraction) -> bool:
    return sort.sort in SORTS and SORTS[sort.sort].declare_coupable


def _recidive_relevee(sort: SortInfraction) -> bool:
    """Dit si la récidive n'est venue qu'à l'audience : la prévention remplacée ne la visait pas."""
    prevention = sort.prevention
    origine = prevention.remplace
    return prevention.est_recidive and origine is not None and not origine.est_recidive


APPORTS.inscrire(Apport("DECISION", "Décision", _traits, rang=10))
