"""Non-lieu à statuer : citation nulle, tribunal non saisi, doublon."""

from decisions.sort import SORTS, Prononce, Sort, dit_ou_a_preciser
from mistral.socle.francais import INSECABLE, de

_PRECISION = "motif"


def _phrase(prononce: Prononce) -> str:
    return (
        f"Dit n’y avoir lieu à statuer, à l’égard {de(prononce.prevenu)}, sur les faits "
        f"{de(prononce.infraction)}{INSECABLE}: {dit_ou_a_preciser(prononce.precision, _PRECISION)}."
    )


NON_LIEU_A_STATUER = SORTS.inscrire(
    Sort(
        code="NON_LIEU_A_STATUER",
        libelle="Non-lieu à statuer",
        rang=80,
        declare_coupable=False,
        phrase=_phrase,
        precision=_PRECISION,
        code_cassiopee="4",
    )
)
