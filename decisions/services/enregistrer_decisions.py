"""Enregistrer le brouillon des décisions d'un passage."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from audiences.models import Inscription
from decisions.choix import EtatDecision
from decisions.dite import DecisionDite, Saisie
from decisions.models import Decision, Peine, SortInfraction
from decisions.selectors.decisions import PrevenuADecider, decisions_de
from decisions.services.passage import exiger_jugeable, verrouiller
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import enumerer
from mistral.socle.journal import consigner


class DecisionModifieeAilleurs(ActeImpossible):
    """Une autre personne a changé la même décision ; `prevenus` sont les clés de ces prévenus."""

    def __init__(self, prevenus: Iterable[PrevenuADecider]):
        prevenus = list(prevenus)
        self.prevenus = frozenset(prevenu.partie.pk for prevenu in prevenus)
        noms = enumerer([prevenu.nom for prevenu in prevenus])
        super().__init__(
            f"La décision sur {noms} a été modifiée par une autre personne pendant votre saisie. Rien n’a "
            "été enregistré et votre saisie est conservée ci-dessous. Comparez-la au texte enregistré, puis "
            "choisissez."
        )


@transaction.atomic
def enregistrer_decisions(
    inscription: Inscription, *, saisies: Iterable[Saisie], par: Utilisateur
) -> Mapping[int, int]:
    """Enregistre ce qui a changé, prévenu par prévenu, et donne la version obtenue pour chacun.

    Un prévenu que la personne n'a pas touché n'est jamais écrasé : sa version montrée est rendue telle
    quelle. Lève `DecisionModifieeAilleurs` si un prévenu touché a changé entre-temps, `ActeImpossible` si
    l'affaire ne peut être jugée ou si la décision est validée.
    """
    passage = verrouiller(inscription)
    exiger_jugeable(passage)
    prevenus = {prevenu.partie.pk: prevenu for prevenu in decisions_de(passage)}
    versions, a_ecrire, conflits = {}, [], []
    for saisie in saisies:
        prevenu = _prevenu(prevenus, saisie)
        versions[saisie.prevenu] = saisie.version
        if saisie.dite.empreinte == prevenu.dite.empreinte:
            versions[saisie.prevenu] = prevenu.version
        elif saisie.version == prevenu.version and not prevenu.est_validee:
            a_ecrire.append((prevenu, saisie.dite))
        elif saisie.dite.empreinte != saisie.empreinte:
            conflits.append(prevenu)
    if conflits:
        raise DecisionModifieeAilleurs(conflits)
    for decision in _ecrire(passage, a_ecrire):
        versions[decision.prevenu_id] = decision.version
        consigner("decision-enregistree", decision, par=par)
    return versions


def _prevenu(prevenus: Mapping[int, PrevenuADecider], saisie: Saisie) -> PrevenuADecider:
    """Refuse un prévenu d'une autre affaire, ou le fait d'un autre prévenu."""
    prevenu = prevenus.get(saisie.prevenu)
    if prevenu is None:
        raise ActeImpossible("Ce prévenu n’est pas dans cette affaire. Rien n’a été enregistré.")
    faits = {prevention.pk for prevention in prevenu.preventions}
    if not {dit.prevention for dit in saisie.dite.sorts} <= faits:
        raise ActeImpossible(f"Un fait décidé n’est pas reproché à {prevenu.nom}. Rien n’a été enregistré.")
    return prevenu


def _ecrire(passage: Inscription, a_ecrire: list[tuple[PrevenuADecider, DecisionDite]]) -> list[Decision]:
    """Remplace le contenu des brouillons, en un nombre de requêtes qui ne dépend pas des faits."""
    decisions = []
    for prevenu, dite in a_ecrire:
        decision = prevenu.decision or Decision(
            inscription=passage,
            juridiction_id=passage.juridiction_id,
            prevenu=prevenu.partie,
            etat=EtatDecision.BROUILLON,
        )
        decision.qualification = dite.qualification
        decision.version += 1
        decision.save()
        decisions.append(decision)
    SortInfraction.objects.filter(decision__in=decisions).delete()
    Peine.objects.filter(decision__in=decisions).delete()
    couples = [(decision, dite) for decision, (_, dite) in zip(decisions, a_ecrire, strict=True)]
    SortInfraction.objects.bulk_create(
        SortInfraction(
            decision=decision,
            juridiction_id=passage.juridiction_id,
            prevention_id=dit.prevention,
            sort=dit.sort,
            motif=dit.motif,
            precision=dit.precision,
        )
        for decision, dite in couples
        for dit in dite.sorts
        if dit.sort
    )
    Peine.objects.bulk_create(
        Peine(decision=decision, juridiction_id=passage.juridiction_id, rang=rang, **Peine.colonnes_de(peine))
        for decision, dite in couples
        for rang, peine in enumerate(dite.peines, start=1)
    )
    return decisions
