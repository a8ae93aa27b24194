"""Peine que le catalogue ne connaît pas : son libellé est celui que le tribunal a dit."""

from audiences.apport import Trait
from decisions.nature import A_PRECISER, NATURES, Colonne, Nature, PeinePrononcee
from mistral.socle.droit import CPP, Article
from mistral.socle.francais import INSECABLE, de, normaliser


def _phrase(peine: PeinePrononcee) -> str:
    return peine.libelle.strip() or A_PRECISER[Colonne.LIBELLE]


def _enonce(prevenu: str, peine: str) -> str:
    """Le libellé est libre : il ne s'accorde pas toujours avec « condamne à »."""
    return f"Prononce à l’encontre {de(prevenu)} la peine suivante{INSECABLE}: {peine.rstrip('.')}."


def _exige(peine: PeinePrononcee) -> tuple[Colonne, ...]:
    return (Colonne.LIBELLE,)


def _traits(peine: PeinePrononcee) -> frozenset[Trait]:
    """Reconnaît au libellé un travail d'intérêt général, dont le prévenu doit avoir accepté l'exécution."""
    libelle = f" {normaliser(peine.libelle)} "
    return frozenset({Trait.TIG} if " tig " in libelle or "travail d interet general" in libelle else ())


AUTRE = NATURES.inscrire(
    Nature(
        code="AUTRE",
        libelle="Autre peine",
        rang=990,
        colonnes=(Colonne.LIBELLE,),
        phrase=_phrase,
        exige=_exige,
        enonce=_enonce,
        traits=_traits,
        sources=(Article(CPP, "464"),),
    )
)
