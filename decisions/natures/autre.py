"""Peine que le catalogue ne connaît pas : son libellé est celui que le tribunal a dit."""

from decisions.nature import A_PRECISER, NATURES, Colonne, Nature, PeinePrononcee
from mistral.socle.droit import CPP, Article


def _phrase(peine: PeinePrononcee) -> str:
    return peine.libelle.strip() or A_PRECISER[Colonne.LIBELLE]


def _exige(peine: PeinePrononcee) -> tuple[Colonne, ...]:
    return (Colonne.LIBELLE,)


AUTRE = NATURES.inscrire(
    Nature(
        code="AUTRE",
        libelle="Autre peine",
        rang=990,
        colonnes=(Colonne.LIBELLE,),
        phrase=_phrase,
        exige=_exige,
        sources=(Article(CPP, "464"),),
    )
)
