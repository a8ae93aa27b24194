"""Irresponsabilité pénale pour trouble mental."""

from decisions.sort import SORTS, Prononce, Sort
from mistral.socle.droit import CP, CPP, Article
from mistral.socle.francais import FINE, de, que


def _phrase(prononce: Prononce) -> str:
    return (
        f"Déclare {que(prononce.prevenu)} a commis les faits {de(prononce.infraction)}{FINE}; prononce son "
        "irresponsabilité pénale en raison d’un trouble psychique ou neuropsychique ayant aboli son "
        "discernement ou le contrôle de ses actes au moment des faits."
    )


IRRESPONSABILITE = SORTS.inscrire(
    Sort(
        code="IRRESPONSABILITE_122_1",
        libelle="Irresponsabilité pour trouble mental",
        rang=60,
        declare_coupable=False,
        phrase=_phrase,
        sources=(Article(CPP, "706-133"), Article(CP, "122-1")),
        code_cassiopee="3",
    )
)
