"""Ce que les contrôles de complétude regardent d'une note."""

import re
from collections.abc import Set
from dataclasses import dataclass

from audiences.choix import Issue
from mistral.socle.francais import enumerer

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
    """Prévenu ; `est_comparant` vaut `None` quand sa présence n'a pas été constatée."""

    partie: int
    nom: str
    est_comparant: bool | None = None


@dataclass(frozen=True)
class SituationNote:
    """La note d'une affaire à une audience, ses prévenus et l'issue de l'affaire."""

    mentions: tuple[MentionVue, ...]
    prevenus: tuple[PrevenuVu, ...]
    issue: str = ""

    @property
    def est_retenue(self) -> bool:
        """Dit si l'affaire a été débattue, ou peut encore l'être."""
        return self.issue not in NON_RETENUES

    @property
    def etapes(self) -> Set[str]:
        """Donne les étapes notées."""
        return {mention.etape for mention in self.mentions if mention.texte.strip()}

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

    def nommer(self, quoi: str, manquants: list[PrevenuVu]) -> str:
        """Dit ce qui manque, et à qui quand ce n'est pas à tous les prévenus."""
        if len(manquants) == len(self.prevenus):
            return quoi
        return f"{quoi} ({enumerer([prevenu.nom for prevenu in manquants])})"
