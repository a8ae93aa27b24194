"""Une prévention dont le sort est dit ne change plus de qualification."""

from collections.abc import Collection

from audiences.verrou import VERROUS, Verrou
from decisions.choix import EtatDecision
from decisions.models import SortInfraction

_EFFACER = "Pour la changer, effacez d’abord ce sort dans « Décider »."
_CORRIGER = "La changer demande de reprendre la décision, ou une rectification si elle est signée."


def raisons(preventions: Collection[int]) -> dict[int, str]:
    """Donne la raison de chaque prévention qui a un sort, même à l'état de brouillon. Une requête."""
    sorts = SortInfraction.objects.filter(prevention__in=preventions).values_list(
        "prevention_id", "decision__etat"
    )
    return {
        prevention: f"son sort est déjà dit dans une décision {_etat(etat)}. "
        f"{_EFFACER if etat == EtatDecision.BROUILLON else _CORRIGER}"
        for prevention, etat in sorts
    }


def _etat(etat: str) -> str:
    return {EtatDecision.BROUILLON: "à l’état de brouillon", EtatDecision.VALIDEE: "validée"}.get(
        etat, "signée"
    )


VERROUS.inscrire(Verrou(code="DECISION", libelle="Décision portée", raisons=raisons))
