"""Points à préparer pour une affaire : un fichier par point, jugé d'après le dossier quand il le dit.

Un point ne lit ni la base ni l'horloge : il reçoit un `Dossier`. Ce que le dossier ne dit pas est à vérifier,
jamais supposé fait ; le greffe y répond alors à la main.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audiences.choix import Qualite, Situation
from audiences.regles.regime_convocation import Regime
from audiences.regles.residence import Eloignement
from mistral.socle.droit import Source
from mistral.socle.francais import enumerer, typographier
from mistral.socle.registre import Registre


class EtatPoint(StrEnum):
    """Réponse à un point ; l'ordre des membres va du plus pressant au moins pressant."""

    MANQUE = "MANQUE"
    A_VERIFIER = "A_VERIFIER"
    FAIT = "FAIT"
    SANS_OBJET = "SANS_OBJET"

    @property
    def est_ouvert(self) -> bool:
        """Dit s'il reste quelque chose à faire."""
        return self in (EtatPoint.MANQUE, EtatPoint.A_VERIFIER)

    @property
    def libelle(self) -> str:
        return {"MANQUE": "Manque", "A_VERIFIER": "À vérifier", "FAIT": "Fait", "SANS_OBJET": "Sans objet"}[
            self
        ]

    @property
    def classe(self) -> str:
        return {"MANQUE": "mp-etat--alerte", "A_VERIFIER": "mp-etat--attente", "FAIT": "mp-etat--fait"}.get(
            self, ""
        )


@dataclass(frozen=True)
class Jugement:
    """Ce qu'un point conclut du dossier : un état, une phrase, les parties concernées."""

    etat: EtatPoint
    explication: str
    parties: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        texte = typographier(self.explication)
        object.__setattr__(self, "explication", texte[:1].upper() + texte[1:])


def manque(explication: str) -> Jugement:
    """Conclut qu'il manque quelque chose."""
    return Jugement(EtatPoint.MANQUE, explication)


def a_verifier(explication: str) -> Jugement:
    """Conclut que le dossier ne permet pas de conclure."""
    return Jugement(EtatPoint.A_VERIFIER, explication)


def fait(explication: str) -> Jugement:
    """Conclut que rien ne manque."""
    return Jugement(EtatPoint.FAIT, explication)


def sans_objet(explication: str) -> Jugement:
    """Conclut que le point ne concerne pas l'affaire."""
    return Jugement(EtatPoint.SANS_OBJET, explication)


@dataclass(frozen=True)
class PartieVue:
    """Partie telle que les points la regardent ; vide ou `None` : inconnu."""

    nom: str
    qualite: str = Qualite.PREVENU
    est_morale: bool = False
    est_mineur: bool | None = None
    langue: str = ""
    nationalite: str = ""
    regime: Regime = Regime.INCONNU
    mode: str = ""
    convocation_le: date | None = None
    deferement_le: date | None = None
    situation: Situation | None = None
    a_avocat: bool = False
    a_aide_juridictionnelle: bool | None = None
    a_b1: bool | None = None
    est_extrait: bool = False
    est_represente: bool = False
    etait_present: bool | None = None
    eloignement: Eloignement = Eloignement.INCONNU


@dataclass(frozen=True)
class Dossier:
    """Une affaire à une audience ; `renvoyee_le` est le jour du passage précédent, s'il y en a un."""

    audience_le: date
    parties: tuple[PartieVue, ...] = ()
    familles: frozenset[str] = frozenset()
    libelles: tuple[str, ...] = ()
    a_scelle: bool | None = None
    detenus_convoques: int | None = None
    renvoyee_le: date | None = None
    ecarts: int = 0

    def de_qualite(self, *qualites: Qualite) -> list[PartieVue]:
        """Donne les parties qui ont l'une de ces qualités."""
        return [partie for partie in self.parties if partie.qualite in qualites]

    @property
    def prevenus(self) -> list[PartieVue]:
        return self.de_qualite(Qualite.PREVENU)

    @property
    def victimes(self) -> list[PartieVue]:
        """Donne les victimes, constituées ou non."""
        return self.de_qualite(Qualite.VICTIME, Qualite.PARTIE_CIVILE)


@dataclass(frozen=True)
class Preparatif:
    """Point à préparer ; `est_manuel` dit si le greffe peut y répondre lui-même."""

    code: str
    libelle: str
    court: str
    juger: Callable[[Dossier], Jugement]
    sources: tuple[Source, ...] = ()
    est_manuel: bool = True
    rang: int = 0

    def __post_init__(self) -> None:
        for champ in ("libelle", "court"):
            object.__setattr__(self, champ, typographier(getattr(self, champ)))


PREPARATIFS: Registre[Preparatif] = Registre("points de préparation")


def juger_chacune(
    parties: Sequence[PartieVue], juger: Callable[[PartieVue], Jugement], *, sinon: Jugement
) -> Jugement:
    """Juge chaque partie et réunit : l'état le plus pressant, et ce qui reste ouvert, partie par partie.

    `sinon` est le jugement quand aucune partie n'est concernée.
    """
    juges = [(partie.nom, juger(partie)) for partie in parties]
    if not juges:
        return sinon
    etats = list(EtatPoint)
    pire = min((jugement.etat for _, jugement in juges), key=etats.index)
    retenus = [
        (nom, jugement)
        for nom, jugement in juges
        if (jugement.etat.est_ouvert if pire.est_ouvert else jugement.etat is pire)
    ]
    return Jugement(pire, _reunir(retenus, seule=len(juges) == 1), tuple(nom for nom, _ in retenus))


def _reunir(retenus: Iterable[tuple[str, Jugement]], *, seule: bool) -> str:
    par_phrase: dict[str, list[str]] = {}
    for nom, jugement in retenus:
        par_phrase.setdefault(jugement.explication, []).append(nom)
    if seule:
        return next(iter(par_phrase))
    return " ; ".join(
        f"{enumerer(noms)} : {phrase[:1].lower()}{phrase[1:]}" for phrase, noms in par_phrase.items()
    )
