"""Une panne : ce qui est tiré au sort, ce qui a eu lieu, ce qui s'en est suivi."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.pannes.banc import Banc
    from tests.pannes.poste import Poste

PHRASES = (
    "Je n’étais pas là ce soir-là, je dormais chez ma sœur.",
    "Le témoin a vu deux hommes sortir du garage en courant.",
    "J’ai rendu l’argent dès le lendemain, à mon employeur.",
    "Vous aviez déjà été condamné pour des faits semblables ?",
    "La victime s’est présentée au commissariat à 23 h 40.",
    "Je maintiens ce que j’ai dit pendant ma garde à vue.",
    "Où avez-vous acheté ce téléphone, et à quel prix ?",
    "Mon client reconnaît les coups, il conteste l’arme.",
)


@dataclass
class Panne:
    """Une panne à jouer. Les heures sont en secondes depuis 1970 ; `part` va de 0 à 1."""

    numero: int
    sorte: "Sorte"
    part: float
    graine: int
    poste: str = ""
    traits: list[str] = field(default_factory=list)
    debut: float = 0.0
    fin: float = 0.0
    reprise: float | None = None  # secondes, de la fin de la panne au premier accusé reçu
    accusees: int = 0
    perdues: list[str] = field(default_factory=list)  # opérations accusées que la base n'a pas
    touches_perdues: int = 0
    faux_enregistre: list[str] = field(default_factory=list)
    doublons: list[str] = field(default_factory=list)
    fautes: list[str] = field(default_factory=list)  # tout autre manquement

    def __post_init__(self):
        self.hasard = random.Random(f"{self.graine}-{self.numero}")

    @property
    def a_eu_lieu(self) -> bool:
        return bool(self.traits)

    @property
    def violations(self) -> list[str]:
        """Dit chaque invariant que cette panne a fait tomber."""
        return [
            *([] if self.a_eu_lieu else ["la panne n’a pas eu lieu"]),
            *(f"opération accusée et perdue : {perdue}" for perdue in self.perdues),
            *([f"{self.touches_perdues} touches perdues"] if self.touches_perdues else []),
            *(f"faux « Enregistré » : {faux}" for faux in self.faux_enregistre),
            *(f"en double, ou tapé par personne : {texte!r}" for texte in self.doublons),
            *self.fautes,
        ]

    def texte(self, suffixe: str = "") -> str:
        """Donne un texte que nulle autre panne ne tape."""
        return f"N{self.numero}{suffixe}. {self.hasard.choice(PHRASES)}"


Jeu = Callable[["Banc", "Poste", Panne], Awaitable[None]]


@dataclass(frozen=True)
class Sorte:
    """Sorte de panne. `poids` : combien sur les pannes de `make test`."""

    code: str
    libelle: str
    poids: int
    jouer: Jeu


SORTES: dict[str, Sorte] = {}


def inscrire(code: str, libelle: str, poids: int) -> Callable[[Jeu], Jeu]:
    """Inscrit une sorte de panne et la façon de la jouer."""

    def avec(jouer: Jeu) -> Jeu:
        assert code not in SORTES, code
        SORTES[code] = Sorte(code, libelle, poids, jouer)
        return jouer

    return avec


def tirer(nombre: int, graine: int, seule: str | None = None) -> list[Panne]:
    """Tire des pannes dans la proportion des poids, chaque sorte étant couverte de 0 à 1 par ses parts."""
    hasard = random.Random(graine)
    sortes = [SORTES[code] for code in sorted(SORTES) if seule in (None, code)]
    total = sum(sorte.poids for sorte in sortes)
    voulues = []
    for sorte in sortes:
        combien = max(1, round(nombre * sorte.poids / total))
        voulues += [(sorte, (rang + hasard.random()) / combien) for rang in range(combien)]
    hasard.shuffle(voulues)
    return [Panne(numero, sorte, part, graine) for numero, (sorte, part) in enumerate(voulues, start=1)]
