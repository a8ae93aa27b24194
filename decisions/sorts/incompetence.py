"""Incompétence du tribunal pour ces faits : territoriale, matérielle ou personnelle."""

from decisions.sort import SORTS, Prononce, Sort
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import de


def _phrase(prononce: Prononce) -> str:
    return (
        f"Se déclare incompétent pour connaître des faits {de(prononce.infraction)} "
        f"reprochés à {prononce.prevenu}."
    )


INCOMPETENCE = SORTS.inscrire(
    Sort(
        code="INCOMPETENCE",
        libelle="Incompétence",
        rang=90,
        declare_coupable=False,
        phrase=_phrase,
        sources=(Article(CPP, "381"), Article(CPP, "382")),
    )
)
