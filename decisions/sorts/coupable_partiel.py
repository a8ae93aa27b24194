"""Culpabilité sur une partie des faits, relaxe du surplus."""

from decisions.sort import SORTS, Prononce, Sort, dit_ou_a_preciser
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import de

_PRECISION = "périmètre retenu"


def _phrase(prononce: Prononce) -> str:
    perimetre = dit_ou_a_preciser(prononce.precision, _PRECISION)
    return (
        f"Déclare {prononce.prevenu} coupable des faits {de(prononce.infraction)}, "
        f"mais seulement {perimetre}, et prononce la relaxe pour le surplus."
    )


COUPABLE_PARTIEL = SORTS.inscrire(
    Sort(
        code="COUPABLE_PARTIEL",
        libelle="Coupable pour partie, relaxe du surplus",
        rang=30,
        declare_coupable=True,
        phrase=_phrase,
        precision=_PRECISION,
        sources=(Article(CPP, "470"),),
        code_cassiopee="1",
    )
)
