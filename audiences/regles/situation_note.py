"""Ce que les contrôles de complétude regardent d'une note."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from audiences.apport import Trait
from audiences.choix import Issue
from audiences.regles.regime_convocation import Regime
from audiences.regles.situation_composition import Occupant
from mistral.socle.droit import Signalement
from mistral.socle.francais import enumerer, normaliser

PORTEE_NOTE = "NOTE"

# Issues où les débats n'ont pas eu lieu : ni identité, ni droits, ni réquisitions au fond à noter.
NON_RETENUES = frozenset(
    {Issue.RENVOYEE, Issue.JOINTE, Issue.DISJOINTE, Issue.RADIEE_RETIREE, Issue.DESSAISIE}
)
_A_COMPLETER = re.compile(r"⟨[^⟨⟩]*⟩|\[[^\[\]|]*(?:\|[^\[\]|]*)+\]")


@dataclass(frozen=True)
class MentionVue:
    """Mention non effacée, telle que les contrôles la voient."""

    etape: str
    texte: str
    partie: int | None = None

    @property
    def est_inachevee(self) -> bool:
        """Dit s'il reste un blanc de trame à remplir ou un choix à faire."""
        return _A_COMPLETER.search(self.texte) is not None


@dataclass(frozen=True)
class PrevenuVu:
    """Prévenu ; `est_comparant` vaut `None` quand sa présence n'a pas été constatée.

    `regime` : comment il est poursuivi. `parle_autre_langue` : le rôle lui connaît une autre langue que le
    français. `traits` : ce que la décision prise oblige à noter.
    """

    partie: int
    nom: str
    est_comparant: bool | None = None
    regime: Regime = Regime.INCONNU
    parle_autre_langue: bool = False
    traits: frozenset[Trait] = frozenset()


@dataclass(frozen=True)
class SituationNote:
    """La note d'une affaire à une audience, ses prévenus, l'issue, et ce que les données en disent.

    `etapes_audience` : étapes notées une fois pour l'audience, dans une autre de ses notes.
    `sont_a_viser` : des conclusions sont déposées sans que leur visa soit dit.
    """

    mentions: tuple[MentionVue, ...]
    prevenus: tuple[PrevenuVu, ...]
    issue: str = ""
    formation: str = ""
    occupants: tuple[Occupant, ...] = ()
    est_ouverte: bool = False
    etapes_audience: frozenset[str] = frozenset()
    vient_d_un_renvoi: bool = False
    a_interprete: bool = False
    a_visioconference: bool = False
    sont_a_viser: bool = False
    est_indemnisable: bool = False

    @property
    def est_retenue(self) -> bool:
        """Dit si l'affaire a été débattue, ou peut encore l'être."""
        return self.issue not in NON_RETENUES

    @property
    def est_prononcee(self) -> bool:
        """Dit si le tribunal a jugé à cette audience."""
        return self.issue == Issue.RETENUE_JUGEE or "PRON" in self.etapes

    @property
    def etapes(self) -> Set[str]:
        """Donne les étapes notées."""
        return {mention.etape for mention in self.mentions if mention.texte.strip()}

    def dit(self, *mots: str) -> bool:
        """Dit si une mention contient l'un de ces mots, donnés sous leur forme normalisée."""
        return any(mot in normaliser(mention.texte) for mention in self.mentions for mot in mots)

    def sans_mention(self, etape: str) -> list[PrevenuVu]:
        """Donne les prévenus qu'aucune mention de l'étape ne vise ; sans partie, elle les vise tous."""
        vises = {m.partie for m in self.mentions if m.etape == etape and m.texte.strip()}
        return [] if None in vises else [p for p in self.prevenus if p.partie not in vises]

    def comparants_sans(self, etape: str) -> list[PrevenuVu]:
        """Donne, pour une affaire retenue, les comparants que l'étape ne vise pas.

        Une présence non constatée ne dispense de rien : ce prévenu est compté comme comparant.
        """
        if not self.est_retenue:
            return []
        return [prevenu for prevenu in self.sans_mention(etape) if prevenu.est_comparant is not False]

    def decides_sans(self, etape: str, trait: Trait, *, presents: bool) -> list[PrevenuVu]:
        """Donne ceux que ce trait concerne et que l'étape ne vise pas ; `presents` écarte les absents."""
        return [
            prevenu
            for prevenu in self.sans_mention(etape)
            if trait in prevenu.traits and not (presents and prevenu.est_comparant is False)
        ]

    def nommer(self, quoi: str, manquants: list[PrevenuVu]) -> str:
        """Dit ce qui manque, et à qui quand ce n'est pas à tous les prévenus."""
        if len(manquants) == len(self.prevenus):
            return quoi
        return f"{quoi} ({enumerer([prevenu.nom for prevenu in manquants])})"

    def signaler(self, quoi: str, manquants: Iterable[PrevenuVu]) -> Signalement | None:
        """Signale ce qui manque à ces prévenus ; rien s'il n'y en a aucun."""
        manquants = list(manquants)
        if not manquants:
            return None
        return Signalement(self.nommer(quoi, manquants), tuple(str(prevenu.partie) for prevenu in manquants))
