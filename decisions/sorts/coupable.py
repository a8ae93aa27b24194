"""Déclaration de culpabilité."""

from decisions.sort import SORTS, Prononce, Sort
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import de


def _phrase(prononce: Prononce) -> str:
    return f"Déclare {prononce.prevenu} coupable des faits {de(prononce.infraction)}."


COUPABLE = SORTS.inscrire(
    Sort(
        code="COUPABLE",
        libelle="Coupable",
        rang=10,
        declare_coupable=True,
        phrase=_phrase,
        sources=(Article(CPP, "464"),),
        code_cassiopee="1",
    )
)
