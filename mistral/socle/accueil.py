"""Rubriques de la navigation : chaque app inscrit les siennes, la première permise sert d'accueil."""

from dataclasses import dataclass

from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Rubrique:
    """Écran d'entrée d'une app : son libellé, le nom de son adresse et le droit qu'il demande."""

    code: str
    libelle: str
    adresse: str
    droit: str
    rang: int = 0


ACCUEILS: Registre[Rubrique] = Registre("rubriques")
