"""Valider la décision de prévenus : elle fait foi, et ne se modifie plus sans être reprise."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from audiences.choix import Issue
from audiences.models import Inscription
from decisions.choix import EtatDecision
from decisions.models import Decision, RegleOutrepassee
from decisions.selectors.constats import Examen, examen
from decisions.selectors.decisions import PrevenuADecider, decisions_de
from decisions.services.enregistrer_decisions import DecisionModifieeAilleurs
from decisions.services.passage import exiger_jugeable, verrouiller
from mistral.socle.comptes.models import Utilisateur
from mistral.socle.erreurs import ActeImpossible
from mistral.socle.francais import INSECABLE
from mistral.socle.journal import consigner

# Par prévenu, puis par code de règle : pourquoi le greffier passe outre un constat bloquant.
Motifs = Mapping[int, Mapping[str, str]]


class ValidationRefusee(ActeImpossible):
    """La décision est incomplète, ou un constat bloquant est sans motif ; `raisons` le dit, une par ligne."""

    def __init__(self, raisons: list[str]):
        self.raisons = raisons
        super().__init__("La décision n’est pas validée. Le brouillon est enregistré, rien n’est perdu.")


@transaction.atomic
def valider_decisions(
    inscription: Inscription, *, versions: Mapping[int, int], motifs: Motifs, par: Utilisateur
) -> list[Decision]:
    """Valide la décision des prévenus dont la version est donnée, tous ou aucun.

    Un constat bloquant cède à un motif, qui est gardé. Quand tous les prévenus de l'affaire sont validés,
    l'affaire est jugée. Lève `ValidationRefusee` pour un manque, un constat sans motif ou un contrôle en
    panne, `DecisionModifieeAilleurs` si ce qui serait validé n'est pas ce que la personne a vu.
    """
    passage = verrouiller(inscription)
    exiger_jugeable(passage)
    prevenus = decisions_de(passage)
    a_valider = [prevenu for prevenu in prevenus if prevenu.partie.pk in versions and not prevenu.est_validee]
    changes = [prevenu for prevenu in a_valider if prevenu.version != versions[prevenu.partie.pk]]
    if changes:
        raise DecisionModifieeAilleurs(changes)
    if not a_valider:
        raise ActeImpossible("Il n’y a aucune décision à valider\u202f: toutes le sont déjà.")
    examens = [(prevenu, examen(prevenu, prevenu.dite)) for prevenu in a_valider]
    raisons = [
        raison for prevenu, vu in examens for raison in _refus(prevenu, vu, motifs.get(prevenu.partie.pk, {}))
    ]
    if raisons:
        raise ValidationRefusee(raisons)
    validees = [
        _valider(prevenu.decision, vu, motifs.get(prevenu.partie.pk, {}), par) for prevenu, vu in examens
    ]
    if all(p.est_validee for p in prevenus if p not in a_valider):
        passage.issue = Issue.RETENUE_JUGEE
        passage.save(update_fields=["issue"])
        consigner("affaire-jugee", passage, par=par)
    return validees


def _refus(prevenu: PrevenuADecider, vu: Examen, motifs: Mapping[str, str]) -> list[str]:
    raisons = [vu.incident] if vu.incident else []
    if prevenu.decision is None:
        raisons.append("rien n’est encore enregistré.")
    raisons.extend(vu.manques)
    raisons.extend(
        f"{constat.message} Corrigez, ou indiquez pourquoi passer outre ({constat.code})."
        for constat in vu.bloquants
        if not motifs.get(constat.code, "").strip()
    )
    return [f"{prevenu.nom}{INSECABLE}: {raison}" for raison in raisons]


def _valider(decision: Decision, vu: Examen, motifs: Mapping[str, str], par: Utilisateur) -> Decision:
    decision.etat = EtatDecision.VALIDEE
    decision.validee_le = timezone.now()
    decision.validee_par = par
    decision.version += 1
    decision.save(update_fields=["etat", "validee_le", "validee_par", "version"])
    codes = [constat.code for constat in vu.bloquants]
    # Un motif dont le constat a disparu ne compte plus : la décision a été corrigée.
    decision.outrepassees.exclude(regle__in=codes).delete()
    RegleOutrepassee.objects.bulk_create(
        [
            RegleOutrepassee(
                decision=decision,
                juridiction_id=decision.juridiction_id,
                regle=code,
                motif=motifs[code].strip(),
                par=par,
            )
            for code in codes
        ],
        update_conflicts=True,
        unique_fields=["decision", "regle"],
        update_fields=["motif", "par"],
    )
    consigner("decision-validee", decision, par=par)
    return decision
