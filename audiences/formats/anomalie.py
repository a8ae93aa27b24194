"""Ce que la lecture d'un fichier trouve à redire, et où."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

LONGUEUR_CITEE = 60
# PostgreSQL refuse le caractère nul ; les autres trahissent un fichier abîmé.
CARACTERES_INTERDITS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def citer(valeur: object) -> str:
    """Donne la valeur entre guillemets, sans caractère illisible, coupée à soixante signes."""
    return f"«\N{NO-BREAK SPACE}{abreger(valeur)}\N{NO-BREAK SPACE}»"


def abreger(valeur: object) -> str:
    """Donne la valeur sur une ligne, sans caractère illisible, coupée à soixante signes."""
    texte = " ".join(assainir(str(valeur)[: 20 * LONGUEUR_CITEE]).split())
    return f"{texte[:LONGUEUR_CITEE]}…" if len(texte) > LONGUEUR_CITEE else texte


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


@dataclass(frozen=True, slots=True)
class Emplacement:
    """Où se trouve une valeur : la place en toutes lettres, puis ses parties quand elles sont connues."""

    texte: str
    ligne: int | None = None
    colonne: str = ""
    valeur: str = ""

    def __str__(self):
        return self.texte


@dataclass(frozen=True, kw_only=True, slots=True)
class Anomalie:
    """Un défaut et sa place : « audience 1, affaire 3, champ date_saisine », « ligne 7, colonne « Nom » ».

    `ligne` est celle du tableur, `colonne` le titre de la colonne ou la clé JSON, `valeur` ce que le fichier
    contient, coupé à soixante signes ; vides ou `None` quand le défaut n'est pas en un point précis.
    """

    niveau: Niveau
    place: str
    message: str
    ligne: int | None = None
    colonne: str = ""
    valeur: str = ""

    def __str__(self):
        return f"{self.place} : {self.message}"


@dataclass(frozen=True, kw_only=True)
class RejetAffaire:
    """Une affaire (ou une audience entière) du fichier qui ne sera pas importée, avec toutes ses raisons."""

    place: str
    numero_parquet: str
    raisons: tuple[Anomalie, ...]
    lignes: tuple[tuple[str, ...], ...] = ()  # cellules de la table plate, dans l'ordre de ses colonnes


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

    def bloquer(self, place: str | Emplacement, message: str) -> None:
        self.anomalies.append(_anomalie(Niveau.BLOQUANT, place, message))

    def informer(self, place: str | Emplacement, message: str) -> None:
        self.anomalies.append(_anomalie(Niveau.INFORMATION, place, message))

    def mettre_de_cote(self, place: str | Emplacement, cle: str, valeur: str) -> None:
        self.mises_de_cote.append(MiseDeCote(place=str(place), cle=assainir(cle), valeur=assainir(valeur)))

    def absorber(self, autre: "Releve") -> None:
        self.anomalies.extend(autre.anomalies)
        self.mises_de_cote.extend(autre.mises_de_cote)

    @property
    def raisons(self) -> tuple[Anomalie, ...]:
        """Les seules anomalies bloquantes."""
        return tuple(anomalie for anomalie in self.anomalies if anomalie.niveau is Niveau.BLOQUANT)


def _anomalie(niveau: Niveau, place: str | Emplacement, message: str) -> Anomalie:
    if isinstance(place, str):
        return Anomalie(niveau=niveau, place=place, message=message)
    return Anomalie(
        niveau=niveau,
        place=place.texte,
        message=message,
        ligne=place.ligne,
        colonne=assainir(place.colonne),
        valeur=abreger(place.valeur),
    )
