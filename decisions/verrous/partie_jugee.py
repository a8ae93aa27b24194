"""Un prévenu sur qui porte une décision ne sort plus de l'affaire ; son état civil reste corrigeable."""

from collections.abc import Collection

from django.db.models import Q

from audiences.choix import ObjetSuivi
from audiences.verrou import VERROUS, Verrou
from decisions.choix import EtatDecision
from decisions.models import Decision

_EFFACER = "effacez d’abord ce qui est noté dans «\u00a0Décider\u00a0»."


def raisons(parties: Collection[int]) -> dict[int, str]:
    """Donne la raison de chaque partie décidée, même à l'état de brouillon s'il porte quelque chose.

    Une requête.
    """
    portees = Decision.objects.filter(
        ~Q(etat=EtatDecision.BROUILLON) | Q(sorts__isnull=False) | Q(peines__isnull=False),
        prevenu__in=parties,
    )
    return {
        partie: f"une décision à l’état de brouillon porte sur elle\u00a0; {_EFFACER}"
        if etat == EtatDecision.BROUILLON
        else "le tribunal a statué sur elle."
        for partie, etat in portees.values_list("prevenu_id", "etat").distinct()
    }


VERROUS.inscrire(
    Verrou(code="PARTIE_JUGEE", libelle="Partie jugée", raisons=raisons, objet=ObjetSuivi.PARTIE, rang=10)
)
