"""Culpabilité après requalification des faits."""

from decisions.sort import SORTS, Prononce, Sort, dit_ou_a_preciser
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import FINE, de

_PRECISION = "qualification retenue"


def _phrase(prononce: Prononce) -> str:
    retenue = dit_ou_a_preciser(prononce.precision, _PRECISION)
    return (
        f"Requalifie les faits {de(prononce.infraction)} en {retenue}{FINE}; "
        f"déclare {prononce.prevenu} coupable des faits ainsi requalifiés."
    )


COUPABLE_REQUALIFIE = SORTS.inscrire(
    Sort(
        code="COUPABLE_REQUALIFIE",
        libelle="Coupable après requalification",
        rang=20,
        declare_coupable=True,
        phrase=_phrase,
        precision=_PRECISION,
        change_qualification=True,
        sources=(Article(CPP, "388"), Article(CPP, "466"), Article(CPP, "467")),
        code_cassiopee="1",
    )
)
