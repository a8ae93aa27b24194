"""Faits dont la victime peut demander réparation à la CIVI."""

from collections.abc import Iterable

from mistral.socle.droit import CPP, Article, calcul
from mistral.socle.francais import normaliser

# Familles de contentieux, et débuts de mots d'une qualification, que visent ces articles.
FAMILLES = frozenset({"VIOLENCES", "VIF", "SEXUELLES", "VOLS", "DEGRADATIONS"})
MOTS = (
    "vol ", "escroquerie", "abus de confiance", "extorsion", "destruction", "degradation", "violence",
    "agression sexuelle", "atteinte sexuelle", "viol ", "traite des etres", "homicide", "blessures",
    "incapacite", "torture", "sequestration", "proxenetisme",
)  # fmt: skip
# L'accident de la circulation relève de l'assurance automobile, pas de la commission (CPP 706-3, 1°).
_CIRCULATION = ("conducteur", "routier", "vehicule terrestre a moteur")


@calcul("FAITS_INDEMNISABLES", sources=[Article(CPP, "706-3"), Article(CPP, "706-14")])
def est_indemnisable(faits: Iterable[tuple[str, str]]) -> bool:
    """Dit si l'un des faits, donnés par leur famille et leur qualification, relève de ces articles.

    La gravité du dommage, les ressources de la victime ne sont pas regardées : la commission en juge.
    """
    return any(_releve(famille, f" {normaliser(libelle)} ") for famille, libelle in faits)


def _releve(famille: str, libelle: str) -> bool:
    if any(mot in libelle for mot in _CIRCULATION):
        return False
    return famille in FAMILLES or any(f" {mot}" in libelle for mot in MOTS)
