"""Ce qui est à faire maintenant, toutes audiences confondues : une sorte de chose par fichier."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from audiences.reste import Tache
from mistral.socle.habilitation import DROITS
from mistral.socle.registre import Registre

# Au-delà, le nombre est dit et la liste s'arrête : une page reste lisible, sa lecture reste bornée.
MAXIMUM = 200


@dataclass(frozen=True)
class Demande:
    """Qui regarde, quel jour, et pour quel service s'il en a choisi un."""

    utilisateur: object
    aujourd_hui: date
    service: object | None = None


@dataclass(frozen=True)
class Rappel:
    """Sorte de choses à faire ; `un` et `plusieurs` suivent le nombre (« note à signer »).

    `taches` les donne, la plus pressante d'abord, en un nombre fixe de requêtes ; `droit` est celui de
    l'acte.
    """

    code: str
    un: str
    plusieurs: str
    droit: str
    taches: Callable[[Demande], Iterable[Tache]]
    rang: int = 0

    @property
    def libelle(self) -> str:
        """Donne le titre de la liste."""
        return self.plusieurs[:1].upper() + self.plusieurs[1:]


@dataclass(frozen=True)
class Releve:
    """Les choses à faire d'une même sorte, aujourd'hui."""

    rappel: Rappel
    taches: tuple[Tache, ...]

    @property
    def resume(self) -> str:
        """Donne « 2 notes à signer » ; au-delà du maximum, « plus de 200 notes à signer »."""
        nombre = len(self.taches)
        if nombre > MAXIMUM:
            return f"plus de {MAXIMUM} {self.rappel.plusieurs}"
        return f"{nombre} {self.rappel.un if nombre == 1 else self.rappel.plusieurs}"


RAPPELS: Registre[Rappel] = Registre("rappels")


def rappels_de(demande: Demande) -> list[Releve]:
    """Donne ce que cette personne a le droit de faire et qui attend ; les sortes vides n'y sont pas."""
    releves = [
        Releve(rappel, tuple(rappel.taches(demande)))
        for rappel in RAPPELS
        if demande.utilisateur.peut(DROITS[rappel.droit])
    ]
    return [releve for releve in releves if releve.taches]


def compte_de(releves: list[Releve]) -> str:
    """Donne le nombre de choses à faire, toutes sortes confondues ; « 200 et plus » si l'une est tronquée."""
    total = sum(min(len(releve.taches), MAXIMUM) for releve in releves)
    tronque = any(len(releve.taches) > MAXIMUM for releve in releves)
    return f"{total} et plus" if tronque else str(total)
