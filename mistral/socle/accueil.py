"""Rubriques de la navigation : chaque app inscrit les siennes, la première permise sert d'accueil."""

from dataclasses import dataclass

from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Rubrique:
    """Écran d'entrée d'une app : son libellé, le nom de son adresse et le droit qu'il demande.

    Une recherche se présente comme un champ du bandeau, qui envoie `texte`, et non comme un lien du menu.
    """

    code: str
    libelle: str
    adresse: str
    droit: str
    rang: int = 0
    est_une_recherche: bool = False


ACCUEILS: Registre[Rubrique] = Registre("rubriques")
