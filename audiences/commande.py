"""Commandes de la note (`/…`) : chacune écrit ensemble la phrase et la donnée.

Une commande est un fichier de `<app>/commandes/`. Son formulaire vient de `form` ; `executer` enregistre la
donnée et rend la phrase à porter à la note. Corriger la donnée réécrit la phrase.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mistral.socle.registre import Registre


@dataclass(frozen=True)
class Donnee:
    """Donnée portée par une mention : ce qu'on en lit au bout de la phrase, et de quoi la corriger."""

    etiquette: str
    initiale: Mapping[str, Any] = field(default_factory=dict)


def aucune_donnee(inscription) -> dict[int, Donnee]:
    """Réponse d'une commande qui n'a encore rien écrit."""
    return {}


@dataclass(frozen=True)
class Commande:
    """Commande de la note.

    `form(inscription, donnees=None, initiale=None)` rend le formulaire. `executer(inscription, saisie,
    mention, par)` enregistre la donnée, la rattache à la mention et rend le texte de celle-ci.
    `lire(inscription)` donne, par clé de mention, les données déjà écrites, en un nombre fixe de requêtes.
    `etape` est l'étape de la mention ; `etape_de(saisie)` la précise, `partie_de(saisie)` dit de qui elle
    parle. `retirer(inscription, mention, par)`, s'il est donné, efface la donnée avec sa phrase.
    """

    code: str
    libelle: str
    mot: str
    etape: str
    form: Callable
    executer: Callable
    droit: str = "audiences.tenir_note"
    rang: int = 0
    lire: Callable[[Any], Mapping[int, Donnee]] = aucune_donnee
    etape_de: Callable[[Mapping], str] | None = None
    partie_de: Callable[[Mapping], Any] = lambda saisie: saisie.get("partie")
    retirer: Callable | None = None


COMMANDES: Registre[Commande] = Registre("commandes")
