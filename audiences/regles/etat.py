"""L'état d'une chose, tel qu'il s'affiche : toujours un mot, jamais une couleur seule."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Etat:
    """Code stable, mot affiché, classe de mise en forme (vide : neutre)."""

    code: str
    libelle: str
    classe: str
