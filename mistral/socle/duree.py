"""Durée d'une peine : années, mois et jours, gardés tels que le tribunal les a dits."""

from dataclasses import dataclass

# Étendue, en jours, de 0 à 11 mois consécutifs pris n'importe où dans le calendrier.
_JOURS_AU_MOINS = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334)
_JOURS_AU_PLUS = (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337)


@dataclass(frozen=True, slots=True)
class Duree:
    """Années, mois et jours, jamais convertis ; égalité à la lettre (un an n'est pas écrit « 12 mois »).

    Pour comparer, seule équivalence admise : un an vaut douze mois. Un mois n'a pas de nombre de jours
    fixe (28 à 31) : quand la réponse dépend du mois de départ, ni « excède » ni « n'excède pas » n'est
    vrai, et l'appelant doit le dire plutôt que de trancher.
    """

    ans: int = 0
    mois: int = 0
    jours: int = 0

    def __post_init__(self) -> None:
        if min(self.ans, self.mois, self.jours) < 0:
            raise ValueError("Une durée ne compte ni années, ni mois, ni jours négatifs.")

    def __bool__(self) -> bool:
        return self != Duree()

    def __add__(self, autre: "Duree") -> "Duree":
        """Ajoute composante par composante, sans report : 8 mois et 6 mois font 14 mois."""
        return Duree(self.ans + autre.ans, self.mois + autre.mois, self.jours + autre.jours)

    @property
    def en_mois(self) -> int:
        """Années et mois, comptés en mois ; les jours restent à part."""
        return 12 * self.ans + self.mois

    def moins(self, autre: "Duree") -> "Duree | None":
        """Donne la différence exacte, ou `None` si elle est négative ou change un mois en jours."""
        mois, jours = self.en_mois - autre.en_mois, self.jours - autre.jours
        if mois < 0 or jours < 0:
            return None
        if autre.ans <= self.ans and autre.mois <= self.mois:
            return Duree(self.ans - autre.ans, self.mois - autre.mois, jours)
        return Duree(mois // 12, mois % 12, jours)

    def excede(self, limite: "Duree") -> bool:
        """Dit si la durée dépasse la limite quel que soit le jour de départ."""
        return self._ecart_en_jours(limite)[0] > 0

    def n_excede_pas(self, limite: "Duree") -> bool:
        """Dit si la durée tient dans la limite, égalité comprise, quel que soit le jour de départ."""
        return self._ecart_en_jours(limite)[1] <= 0

    def equivaut(self, autre: "Duree") -> bool:
        """Dit si les deux durées sont la même, un an valant douze mois."""
        return (self.en_mois, self.jours) == (autre.en_mois, autre.jours)

    def _ecart_en_jours(self, autre: "Duree") -> tuple[int, int]:
        """Encadre, en jours, ce que cette durée a de plus que l'autre (négatif si elle en a moins)."""
        mois, jours = self.en_mois - autre.en_mois, self.jours - autre.jours
        annees, reste = divmod(abs(mois), 12)
        au_moins = 365 * annees + _JOURS_AU_MOINS[reste]
        au_plus = 366 * annees + _JOURS_AU_PLUS[reste]
        if mois < 0:
            au_moins, au_plus = -au_plus, -au_moins
        return au_moins + jours, au_plus + jours
