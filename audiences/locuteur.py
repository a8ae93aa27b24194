"""Locuteurs de la note : qui parle, comment on l'affiche, comment on l'appelle au clavier."""

from dataclasses import dataclass

from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Locuteur:
    """Qualité de celui qui parle ; la touche se frappe avec Alt, vide s'il n'en a pas."""

    code: str
    libelle: str
    affiche: str
    affiche_feminin: str
    abreviation: str
    touche: str
    rang: int
    bref: str = ""

    @property
    def court(self) -> str:
        """Donne le nom qui tient sur un bouton."""
        return self.bref or self.libelle

    def nomme(self, *, feminin: bool = False) -> str:
        """Donne ce qui s'affiche devant ses paroles : « LE PRÉSIDENT », « LA PRÉSIDENTE »."""
        return self.affiche_feminin if feminin else self.affiche


LOCUTEURS: Registre[Locuteur] = Registre("Locuteurs de la note")

# Touches prises : ouvrir l’audience, décider, renvoyer, appeler, terminer ; étape, trames, blanc suivant.
TOUCHES_PRISES = frozenset("BFJKNOQSXYZ")
