"""Amende délictuelle."""

from decimal import Decimal

from audiences.apport import Trait
from decisions.nature import A_PRECISER, NATURES, Borne, Colonne, Nature, PeinePrononcee
from mistral.socle.droit import CP, Article
from mistral.socle.francais import montant_complet


def _phrase(peine: PeinePrononcee) -> str:
    somme = A_PRECISER[Colonne.MONTANT] if peine.montant is None else montant_complet(peine.montant)
    return f"une amende de {somme}"


def _exige(peine: PeinePrononcee) -> tuple[Colonne, ...]:
    return (Colonne.MONTANT,)


AMENDE = NATURES.inscrire(
    Nature(
        code="AMENDE",
        libelle="Amende",
        rang=20,
        colonnes=(Colonne.MONTANT,),
        phrase=_phrase,
        exige=_exige,
        traits=lambda peine: frozenset({Trait.AMENDE}),
        bornes={Colonne.MONTANT: Borne(Decimal("0.01"), None)},
        sources=(Article(CP, "132-20"),),
    )
)
