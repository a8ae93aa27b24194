"""Le droit dans le code : articles, constats, règles inscrites avec leurs sources, valeurs datées."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, ParamSpec, TypeVar

from mistral.socle.registre import Registre

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Texte:
    """Code, loi ou ordonnance, désigné par son sigle."""

    sigle: str
    nom: str


CP = Texte("CP", "code pénal")
CPP = Texte("CPP", "code de procédure pénale")
C_ROUTE = Texte("C. route", "code de la route")
C_CIV = Texte("C. civ.", "code civil")
CGI = Texte("CGI", "code général des impôts")
COJ = Texte("COJ", "code de l’organisation judiciaire")
CSS = Texte("CSS", "code de la sécurité sociale")
ORD_58_1067 = Texte(
    "Ord. 58-1067",
    "ordonnance n° 58-1067 du 7 novembre 1958 portant loi organique sur le Conseil constitutionnel",
)


@dataclass(frozen=True, slots=True)
class Article:
    """Article d'un texte ; le numéro peut porter l'alinéa (« 453 al. 1 ») ou une suite (« 444 à 449 »)."""

    texte: Texte
    numero: str

    def __str__(self) -> str:
        return f"{self.texte.sigle}, art.\u00a0{self.numero}"


@dataclass(frozen=True, slots=True)
class Principe:
    """Source sans article, tel le principe du contradictoire."""

    nom: str

    def __str__(self) -> str:
        return self.nom


Source = Article | Principe

# Concordances datées entre anciens et nouveaux numéros d'articles (le CPP est renuméroté en 2029). Vide tant
# qu'aucune concordance n'a été lue mot à mot : un article sans correspondance garde son numéro d'aujourd'hui.
CONCORDANCES: dict[date, dict[Article, Article]] = {}


def citer(
    sources: Iterable[Source],
    jour: date,
    concordances: Mapping[date, Mapping[Article, Article]] = CONCORDANCES,
) -> str:
    """Donne les sources telles qu'elles se citent ce jour-là : « CPP, art. 498 ; CPP, art. 801 »."""
    citees = []
    for source in sources:
        for depuis in sorted(concordances):
            if depuis <= jour and isinstance(source, Article):
                source = concordances[depuis].get(source, source)
        citees.append(str(source))
    return "\u202f; ".join(citees)


class Niveau(StrEnum):
    """Gravité d'un constat ; l'ordre des membres est celui de l'affichage."""

    BLOQUANT = "B"
    AVERTISSEMENT = "A"
    INFORMATION = "I"

    @property
    def libelle(self) -> str:
        return self.name.capitalize()


BLOQUANT = Niveau.BLOQUANT
AVERTISSEMENT = Niveau.AVERTISSEMENT
INFORMATION = Niveau.INFORMATION


@dataclass(frozen=True, slots=True)
class Signalement:
    """Ce qu'une règle a vu : une phrase, les clés des éléments visés et, s'il diffère du sien, le niveau."""

    message: str
    cibles: tuple[str, ...] = ()
    niveau: Niveau | None = None


@dataclass(frozen=True, slots=True)
class Constat:
    """Résultat affiché d'un contrôle, avec la règle et ses articles. Il signale, il ne modifie rien."""

    code: str
    niveau: Niveau
    message: str
    sources: tuple[Source, ...]
    portee: str
    cibles: tuple[str, ...] = ()

    @property
    def est_bloquant(self) -> bool:
        return self.niveau is BLOQUANT


class RegleSansSource(ValueError):
    """Une règle de droit sans article n'est pas inscrite : le démarrage s'arrête."""


def _sources_exigees(code: str, sources: Sequence[Source]) -> tuple[Source, ...]:
    if not sources:
        raise RegleSansSource(f"La règle « {code} » ne cite aucun article.")
    return tuple(sources)


class Regle:
    """Fonction pure inscrite sous un code avec ses articles ; son libellé est le début de sa docstring."""

    rang = 0

    def __init__(self, code: str, sources: Sequence[Source], fonction: Callable):
        self.code = code
        self.sources = _sources_exigees(code, sources)
        self.fonction = fonction
        self.__doc__ = fonction.__doc__
        self.__name__ = fonction.__name__
        self.__module__ = fonction.__module__

    @property
    def libelle(self) -> str:
        return (self.__doc__ or self.__name__).strip().splitlines()[0]


class Calcul(Regle, Generic[P, R]):
    """Règle qui donne une date, un montant, une durée."""

    def __init__(self, code: str, sources: Sequence[Source], fonction: Callable[P, R]):
        super().__init__(code, sources, fonction)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.fonction(*args, **kwargs)


class Controle(Regle, Generic[S]):
    """Règle qui regarde une situation et rend un constat, ou rien."""

    def __init__(
        self,
        code: str,
        sources: Sequence[Source],
        fonction: Callable[[S], Signalement | None],
        *,
        niveau: Niveau,
        portee: str,
    ):
        super().__init__(code, sources, fonction)
        self.niveau = niveau
        self.portee = portee

    def __call__(self, situation: S) -> Constat | None:
        vu = self.fonction(situation)
        if vu is None:
            return None
        niveau = vu.niveau or self.niveau
        return Constat(self.code, niveau, vu.message, self.sources, self.portee, vu.cibles)


REGLES: Registre[Regle] = Registre("Règles de droit")


def calcul(code: str, *, sources: Sequence[Source]) -> Callable[[Callable[P, R]], Calcul[P, R]]:
    """Inscrit un calcul de droit : `@calcul("DELAI_APPEL", sources=[Article(CPP, "498")])`."""

    def inscrire(fonction: Callable[P, R]) -> Calcul[P, R]:
        return REGLES.inscrire(Calcul(code, sources, fonction))

    return inscrire


def controle(
    code: str, *, niveau: Niveau, sources: Sequence[Source], portee: str
) -> Callable[[Callable[[S], Signalement | None]], Controle[S]]:
    """Inscrit un contrôle ; la fonction écrite rend un `Signalement` ou `None`, l'appel rend un `Constat`."""

    def inscrire(fonction: Callable[[S], Signalement | None]) -> Controle[S]:
        return REGLES.inscrire(Controle(code, sources, fonction, niveau=niveau, portee=portee))

    return inscrire


def controler(situation: object, *, portee: str, registre: Iterable[Regle] = REGLES) -> list[Constat]:
    """Donne les constats de tous les contrôles de la portée, les plus graves d'abord.

    Toute erreur remonte : un contrôle qui n'a pas pu se faire ne passe jamais pour un contrôle sans
    constat. Une portée sans aucun contrôle est une erreur (`PorteeSansControle`), pour la même raison.
    """
    controles = [regle for regle in registre if isinstance(regle, Controle) and regle.portee == portee]
    if not controles:
        raise PorteeSansControle(f"Aucun contrôle n’est inscrit pour la portée « {portee} ».")
    constats = [constat for regle in controles if (constat := regle(situation)) is not None]
    ordre = list(Niveau)
    return sorted(constats, key=lambda constat: (ordre.index(constat.niveau), constat.code))


class PorteeSansControle(LookupError):
    """Les règles n'ont pas été chargées, ou la portée est mal nommée."""


class AucunTexteApplicable(LookupError):
    """Aucune valeur de la chronologie n'est en vigueur au jour demandé."""


class Chronologie(Generic[V]):
    """Valeurs que la loi change, chacune avec le premier jour où elle s'applique.

    Les anciennes valeurs restent ; le jour à retenir (faits, jugement…) est celui que le texte désigne.
    """

    def __init__(self, valeurs: Mapping[date, V]):
        if not valeurs:
            raise ValueError("Une chronologie contient au moins une valeur.")
        self._jours = sorted(valeurs)
        self._valeurs = [valeurs[jour] for jour in self._jours]

    def au(self, jour: date) -> V:
        """Donne la valeur en vigueur ce jour-là ; lève `AucunTexteApplicable` avant la première."""
        position = bisect_right(self._jours, jour)
        if position == 0:
            raise AucunTexteApplicable(
                f"Aucun texte connu n’est applicable au {jour:%d/%m/%Y} : "
                f"le plus ancien s’applique à compter du {self._jours[0]:%d/%m/%Y}."
            )
        return self._valeurs[position - 1]
