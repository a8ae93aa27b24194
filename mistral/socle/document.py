"""Documents : chaque sorte est un fichier qui déclare de quoi elle naît et ce qu'elle imprime."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mistral.socle.registre import Registre


class Portee(StrEnum):
    """Objet dont un document est tiré."""

    AUDIENCE = "AUDIENCE"
    INSCRIPTION = "INSCRIPTION"


@dataclass(frozen=True)
class Document:
    """Sorte de document (`domaine` : `ROLE`, `NOTE`, `JUG`…).

    `contexte` reçoit l'objet de la portée et rend une dataclass gelée qui ne lit que des données
    enregistrées ; `est_du` dit si l'objet appelle ce document ; `manques` nomme les données absentes.
    """

    code: str
    libelle: str
    portee: Portee
    gabarit: str
    contexte: Callable[[Any], Any]
    sources: tuple = ()
    est_du: Callable[[Any], bool] = lambda objet: True
    manques: Callable[[Any], list[str]] = lambda contexte: []
    rang: int = 0


DOCUMENTS: Registre[Document] = Registre("documents")
