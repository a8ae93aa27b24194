"""Commandes de la note (`/…`) : chacune écrit ensemble la phrase et la donnée.

Une commande est un fichier de `<app>/commandes/` qui appelle `COMMANDES.inscrire(Commande(…))`. Le contrat :

- `form(inscription, donnees=None, initiale=None)` rend le formulaire ; en faire une `CommandeForm`
  (`audiences.forms.commande`) donne les champs qui ne se montrent que s'ils ont un sens (`montres_si`) et les
  valeurs déjà dites, proposées à la frappe (`propositions`) ;
- `comprendre(inscription, arguments)` rend une `Comprise` : ce que l'affaire dit déjà (un seul prévenu, son
  avocat, sa langue) et ce que les mots tapés après la commande disent sans équivoque (« /interprete anglais
  serment »). Sans mot tapé, elle est appelée de même. Elle lit, elle n'écrit pas ; un mot qu'elle ne comprend
  pas reste dans `inconnus`, et l'écran le dit. `Arguments` aide à lire les mots ;
- `executer(inscription, saisie, mention, par)` enregistre la donnée, la rattache à la mention et rend la
  phrase ; appelée de nouveau pour la même mention, elle corrige (`audiences.services.porter_donnee` le fait
  pour un modèle qui descend de `DonneeDeNote`) ;
- `autres_phrases(inscription, mention)`, facultative, rend les phrases d'autres mentions que la donnée vient
  de changer : {clé de mention: texte} ; seules celles qui diffèrent sont réécrites ;
- `lire(inscription)` rend, par clé de mention, les données écrites, en une requête ;
- `retirer(inscription, mention, par)`, facultative, efface la donnée ; sa phrase l'est aussitôt après.

`exemple` montre, dans la liste, des mots qui peuvent suivre ; `raccourcis` donne d'autres mots, et ce qu'ils
disent : {"absent": "absent"} fait de « /absent » un « /presence absent ».
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from mistral.socle.francais import normaliser
from mistral.socle.registre import Registre

ARGUMENTS_MAX = 200  # Caractères tapés après la commande.
T = TypeVar("T")


@dataclass(frozen=True)
class Donnee:
    """Donnée portée par une mention : ce qu'on en lit au bout de la phrase, et de quoi la corriger."""

    etiquette: str
    initiale: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Comprise:
    """Ce qu'une commande sait avant d'être remplie, et les mots tapés qu'elle n'a pas compris."""

    initiale: Mapping[str, Any] = field(default_factory=dict)
    inconnus: tuple[str, ...] = ()


class Arguments:
    """Mots tapés après la commande ; chacun ne se prend qu'une fois, ce qui reste n'a pas été compris."""

    def __init__(self, texte: str):
        self.mots = texte[:ARGUMENTS_MAX].split()

    @property
    def restes(self) -> tuple[str, ...]:
        """Donne les mots que rien n'a pris, comme ils ont été tapés."""
        return tuple(self.mots)

    def prendre(self, vocabulaire: Mapping[str, T], defaut: Any = None) -> T | Any:
        """Prend le premier mot du vocabulaire (formes normalisées) et donne ce qu'il désigne."""
        for mot in self.mots:
            if normaliser(mot) in vocabulaire:
                self.mots.remove(mot)
                return vocabulaire[normaliser(mot)]
        return defaut

    def prendre_parmi(self, choix: Iterable[tuple[str, T]]) -> T | None:
        """Prend le mot qui désigne un seul de ces noms, par le début d'un de leurs mots (trois lettres)."""
        noms = [(normaliser(nom).split(), valeur) for nom, valeur in choix]
        for mot in self.mots:
            forme = normaliser(mot)
            voulus = [v for nom, v in noms if len(forme) >= 3 and any(m.startswith(forme) for m in nom)]
            if len(voulus) == 1:
                self.mots.remove(mot)
                # Nom et prénom désignent la même personne : l'un ne reste pas incompris.
                propres = next(nom for nom, v in noms if v == voulus[0])
                self.mots = [m for m in self.mots if normaliser(m) not in propres]
                return voulus[0]
        return None

    def prendre_nombre(self) -> str | None:
        """Prend le premier nombre entier."""
        trouve = next((mot for mot in self.mots if mot.isascii() and mot.isdigit()), None)
        if trouve is not None:
            self.mots.remove(trouve)
        return trouve

    def prendre_tout(self) -> str:
        """Prend tous les mots qui restent, tels quels."""
        texte, self.mots = " ".join(self.mots), []
        return texte


def aucune_donnee(inscription) -> dict[int, Donnee]:
    """Réponse d'une commande qui n'a encore rien écrit."""
    return {}


def rien_de_compris(inscription, arguments: str) -> Comprise:
    """Réponse d'une commande qui ne lit pas les mots tapés."""
    return Comprise(inconnus=Arguments(arguments).restes)


@dataclass(frozen=True)
class Commande:
    """Commande de la note ; le contrat est dit en tête de ce fichier.

    `etape` est l'étape de la mention ; `etape_de(saisie)` la précise, `partie_de(saisie)` dit de qui elle
    parle.
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
    comprendre: Callable[[Any, str], Comprise] = rien_de_compris
    etape_de: Callable[[Mapping], str] | None = None
    partie_de: Callable[[Mapping], Any] = lambda saisie: saisie.get("partie")
    autres_phrases: Callable | None = None
    retirer: Callable | None = None
    exemple: str = ""
    raccourcis: Mapping[str, str] = field(default_factory=dict)

    @property
    def se_retire(self) -> bool:
        """Dit si la donnée peut être retirée ; un gabarit appellerait `retirer` au lieu de le regarder."""
        return self.retirer is not None


COMMANDES: Registre[Commande] = Registre("commandes")
"""Commandes de la note."""
