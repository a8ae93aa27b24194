"""Comment le prévenu est appelé à l'audience, et donc de quel délai il dispose."""

from enum import StrEnum

from mistral.socle.droit import CPP, Article, calcul
from mistral.socle.francais import normaliser


class Regime(StrEnum):
    """Régime de délai d'un mode de convocation ou de poursuite."""

    CITATION = "CITATION"
    PROCES_VERBAL = "PROCES_VERBAL"
    IMMEDIATE = "IMMEDIATE"
    DIFFEREE = "DIFFEREE"
    RECONNAISSANCE = "RECONNAISSANCE"
    RENVOI = "RENVOI"
    SUR_ORDONNANCE = "SUR_ORDONNANCE"
    AUTRE = "AUTRE"
    INCONNU = "INCONNU"


# Codes et libellés des listes nationales (mode de convocation, mode de poursuite), normalisés.
_MODES = {
    Regime.CITATION: (
        "cd", "citation directe", "cpp", "citation par partie poursuivante", "copj", "convocation par opj",
        "convgre", "convocation par greffier", "cvcep",
        "convocation par le chef d'etablissement penitentiaire", "pv-cita",
        "proces-verbal valant citation a parquet",
    ),
    Regime.PROCES_VERBAL: ("cpv", "ccpv", "cppv", "convocation par proces-verbal du pr"),
    Regime.IMMEDIATE: ("pv-ci", "pvci", "ci", "proces-verbal de comparution immediate"),
    Regime.DIFFEREE: ("pv-cdd", "cdd", "proces-verbal de comparution a delai differe"),
    Regime.RECONNAISSANCE: ("pvcrpc", "crpc", "proces-verbal de proposition de peine sur rpc"),
    Regime.RENVOI: ("renv", "renvoi"),
    Regime.SUR_ORDONNANCE: ("ortc", "orts"),
}  # fmt: skip
REGIMES = {normaliser(mode): regime for regime, modes in _MODES.items() for mode in modes}


@calcul(
    "REGIME_CONVOCATION",
    sources=[
        Article(CPP, "390"),
        Article(CPP, "390-1"),
        Article(CPP, "394"),
        Article(CPP, "395"),
        Article(CPP, "397-1-1"),
        Article(CPP, "495-7"),
    ],
)
def regime_convocation(*modes: str) -> Regime:
    """Donne le régime du premier mode reconnu ; `AUTRE` si aucun ne l'est, `INCONNU` si tous sont vides."""
    dits = [mode for mode in modes if mode.strip()]
    for mode in dits:
        regime = REGIMES.get(normaliser(mode))
        if regime is not None:
            return regime
    return Regime.AUTRE if dits else Regime.INCONNU
