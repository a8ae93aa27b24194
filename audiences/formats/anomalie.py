"""Ce que la lecture d'un fichier trouve à redire, et où."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

LONGUEUR_CITEE = 60
# PostgreSQL refuse le caractère nul ; les autres trahissent un fichier abîmé.
CARACTERES_INTERDITS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def citer(valeur: object) -> str:
    """Donne la valeur entre guillemets, sans caractère illisible, coupée à soixante signes."""
    texte = " ".join(assainir(str(valeur)).split())
    if len(texte) > LONGUEUR_CITEE:
        texte = f"{texte[:LONGUEUR_CITEE]}…"
    return f"«\N{NO-BREAK SPACE}{texte}\N{NO-BREAK SPACE}»"


def assainir(texte: str) -> str:
    """Remplace les caractères interdits par le signe « caractère inconnu »."""
    return CARACTERES_INTERDITS.sub("\N{REPLACEMENT CHARACTER}", texte)


class Niveau(StrEnum):
    """Portée d'une anomalie : une bloquante écarte l'affaire où elle se trouve, et elle seule."""

    BLOQUANT = "BLOQUANT"
    INFORMATION = "INFORMATION"


class FichierIllisible(Exception):
    """Le fichier entier ne peut être lu ; `place` est vide quand le défaut n'est pas en un point précis."""

    def __init__(self, message: str, place: str = ""):
        super().__init__(f"{place} : {message}" if place else message)
        self.message = message
        self.place = place


class ValeurIllisible(ValueError):
    """Une valeur n'a pas la forme attendue ; le texte de l'exception est la phrase à montrer."""


@dataclass(frozen=True, kw_only=True)
class Anomalie:
    """Un défaut et sa place : « audience 1, affaire 3, champ date_saisine », « ligne 7, colonne « Nom » »."""

    niveau: Niveau
    place: str
    message: str

    def __str__(self):
        return f"{self.place} : {self.message}"


@dataclass(frozen=True, kw_only=True)
class RejetAffaire:
    """Une affaire (ou une audience entière) du fichier qui ne sera pas importée, avec toutes ses raisons."""

    place: str
    numero_parquet: str
    raisons: tuple[Anomalie, ...]


@dataclass(frozen=True, kw_only=True)
class MiseDeCote:
    """Une donnée du fichier que le format ne connaît pas, gardée telle quelle (`valeur` est du texte)."""

    place: str
    cle: str
    valeur: str


@dataclass
class Releve:
    """Recueille les défauts au fil de la lecture d'un fichier ou d'une affaire."""

    anomalies: list[Anomalie] = field(default_factory=list)
    mises_de_cote: list[MiseDeCote] = field(default_factory=list)

    def bloquer(self, place: str, message: str) -> None:
        self.anomalies.append(Anomalie(niveau=Niveau.BLOQUANT, place=place, message=message))

    def informer(self, place: str, message: str) -> None:
        self.anomalies.append(Anomalie(niveau=Niveau.INFORMATION, place=place, message=message))

    def mettre_de_cote(self, place: str, cle: str, valeur: str) -> None:
        self.mises_de_cote.append(MiseDeCote(place=place, cle=assainir(cle), valeur=assainir(valeur)))

    def absorber(self, autre: "Releve") -> None:
        self.anomalies.extend(autre.anomalies)
        self.mises_de_cote.extend(autre.mises_de_cote)

    @property
    def raisons(self) -> tuple[Anomalie, ...]:
        """Les seules anomalies bloquantes."""
        return tuple(anomalie for anomalie in self.anomalies if anomalie.niveau is Niveau.BLOQUANT)
