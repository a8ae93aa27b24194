"""Registre : les entrées (règles, natures, étapes, documents…) qu'y inscrivent les fichiers d'un paquet."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Entree(Protocol):
    """Ce que le registre demande à une entrée ; le code est stocké en base et ne change jamais."""

    @property
    def code(self) -> str: ...

    @property
    def libelle(self) -> str: ...

    @property
    def rang(self) -> int: ...


E = TypeVar("E", bound=Entree)


class CodeDejaInscrit(ValueError):
    """Deux entrées d'un même registre portent le même code : le démarrage s'arrête."""


class CodeInconnu(KeyError):
    """Le code demandé ne figure pas au registre."""

    def __str__(self) -> str:
        return str(self.args[0])


class Registre(Generic[E]):
    """Entrées d'une même sorte, dans l'ordre de leur rang, puis de leur code."""

    def __init__(self, nom: str):
        self.nom = nom
        self._entrees: dict[str, E] = {}

    def inscrire(self, entree: E) -> E:
        """Ajoute l'entrée et la rend ; lève `CodeDejaInscrit` si son code est pris, même par elle."""
        if entree.code in self._entrees:
            raise CodeDejaInscrit(f"{self.nom} : le code « {entree.code} » est déjà inscrit.")
        self._entrees[entree.code] = entree
        return entree

    def charger(self, paquet: str) -> None:
        """Importe tous les modules du paquet, sous-paquets compris ; un second appel n'a pas d'effet.

        Une erreur dans un module remonte : un registre incomplet laisserait croire que rien ne manque.
        """
        racine = importlib.import_module(paquet)
        for module in pkgutil.walk_packages(racine.__path__, prefix=f"{paquet}."):
            importlib.import_module(module.name)

    def choix(self) -> list[tuple[str, str]]:
        """Donne les couples (code, libellé).

        Pour `choices=`, l'envelopper dans une fonction de module : une migration nomme la fonction, et
        ne saurait nommer la méthode d'une instance.
        """
        return [(entree.code, entree.libelle) for entree in self]

    def codes(self) -> list[str]:
        """Donne les codes, dans l'ordre du registre."""
        return [entree.code for entree in self]

    def __getitem__(self, code: str) -> E:
        try:
            return self._entrees[code]
        except KeyError:
            raise CodeInconnu(f"{self.nom} : le code « {code} » est inconnu.") from None

    def __contains__(self, code: object) -> bool:
        return code in self._entrees

    def __iter__(self) -> Iterator[E]:
        return iter(sorted(self._entrees.values(), key=lambda entree: (entree.rang, entree.code)))

    def __len__(self) -> int:
        return len(self._entrees)
