"""Locuteurs de la note : qui parle, comment on l'affiche, comment on l'appelle au clavier."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Locuteur:
    """Qualité de celui qui parle ; la touche se frappe avec Alt, vide s'il n'en a pas.

    `ouvre` dit, pour une étape des débats, celle que sa parole ouvre : il répond, la note en est à
    l'interrogatoire. Jamais une étape dont la mention est due : le dernier mot ne se suppose pas.
    """

    code: str
    libelle: str
    affiche: str
    affiche_feminin: str
    abreviation: str
    touche: str
    rang: int
    bref: str = ""
    ouvre: Mapping[str, str] = field(default_factory=dict)

    @property
    def court(self) -> str:
        """Donne le nom qui tient sur un bouton."""
        return self.bref or self.libelle

    @property
    def etapes_ouvertes(self) -> str:
        """Donne ce qu'il ouvre en paires « FAITS:INTERRO », pour la page."""
        return " ".join(f"{depuis}:{vers}" for depuis, vers in self.ouvre.items())

    def nomme(self, *, feminin: bool = False) -> str:
        """Donne ce qui s'affiche devant ses paroles : « LE PRÉSIDENT », « LA PRÉSIDENTE »."""
        return self.affiche_feminin if feminin else self.affiche


LOCUTEURS: Registre[Locuteur] = Registre("Locuteurs de la note")

# Touches prises : ouvrir l’audience, décider, renvoyer, appeler, terminer ; étape, trames, blanc suivant.
TOUCHES_PRISES = frozenset("BFJKNOQSXYZ")
