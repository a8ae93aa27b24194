"""Culpabilité avec exemption légale de peine."""

from decisions.sort import SORTS, Prononce, Sort, dit_ou_a_preciser
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import FINE, de

_PRECISION = "texte prévoyant l’exemption"


def _phrase(prononce: Prononce) -> str:
    texte = dit_ou_a_preciser(prononce.precision, _PRECISION)
    return (
        f"Déclare {prononce.prevenu} coupable des faits {de(prononce.infraction)}{FINE}; "
        f"constate l’exemption légale de peine ({texte})."
    )


COUPABLE_EXEMPTE = SORTS.inscrire(
    Sort(
        code="COUPABLE_EXEMPTE",
        libelle="Coupable, exempté de peine",
        rang=40,
        declare_coupable=True,
        phrase=_phrase,
        precision=_PRECISION,
        sources=(Article(CPP, "468"),),
        code_cassiopee="1",
    )
)
