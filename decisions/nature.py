"""Natures de peine : leurs colonnes, leurs bornes, leur phrase. Une nature est un fichier."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from audiences.apport import Trait
from mistral.socle.droit import Source
from mistral.socle.duree import Duree
from mistral.socle.registre import Registre


class Sursis(StrEnum):
    """Sursis dont l'emprisonnement est assorti (CP 132-29, 132-40)."""

    AUCUN = "AUCUN"
    SIMPLE = "SIMPLE"
    PROBATOIRE = "PROBATOIRE"

    @property
    def libelle(self) -> str:
        return {"AUCUN": "sans sursis", "SIMPLE": "sursis simple", "PROBATOIRE": "sursis probatoire"}[self]


class Colonne(StrEnum):
    """Donnée d'une peine ; la valeur est le nom du champ de `PeinePrononcee`."""

    DUREE = "duree"
    SURSIS = "sursis"
    DUREE_SURSIS = "duree_sursis"
    DELAI_PROBATION = "delai_probation"
    MONTANT = "montant"
    LIBELLE = "libelle"

    @property
    def libelle(self) -> str:
        return _LIBELLES[self]


_LIBELLES = {
    Colonne.DUREE: "durée",
    Colonne.SURSIS: "sursis",
    Colonne.DUREE_SURSIS: "partie avec sursis",
    Colonne.DELAI_PROBATION: "délai de probation",
    Colonne.MONTANT: "montant",
    Colonne.LIBELLE: "peine prononcée",
}

# Ce que porte la phrase à la place d'une donnée absente : jamais une valeur supposée.
A_PRECISER = {
    Colonne.DUREE: "⟨durée à préciser⟩",
    Colonne.SURSIS: "⟨sursis à préciser⟩",
    Colonne.DUREE_SURSIS: "⟨durée du sursis à préciser⟩",
    Colonne.DELAI_PROBATION: "⟨délai de probation à préciser⟩",
    Colonne.MONTANT: "⟨montant à préciser⟩",
    Colonne.LIBELLE: "⟨peine à préciser⟩",
}

NON_DITE = Duree()


@dataclass(frozen=True, slots=True)
class PeinePrononcee:
    """Peine telle que le tribunal l'a dite. Une durée nulle n'a pas été dite ; les montants sont en euros.

    Avec un sursis dont la durée n'a pas été dite, la peine entière en est assortie. `cle` désigne la peine
    dans les constats.
    """

    nature: str
    duree: Duree = NON_DITE
    sursis: Sursis = Sursis.AUCUN
    duree_sursis: Duree = NON_DITE
    delai_probation: Duree = NON_DITE
    montant: Decimal | None = None
    libelle: str = ""
    cle: str = ""

    @property
    def a_un_sursis(self) -> bool:
        return self.sursis is not Sursis.AUCUN

    @property
    def est_avec_sursis_total(self) -> bool:
        return self.a_un_sursis and (not self.duree_sursis or self.duree_sursis.equivaut(self.duree))

    @property
    def partie_assortie(self) -> Duree:
        """Donne la partie avec sursis : nulle sans sursis, la peine entière si le sursis est total."""
        if not self.a_un_sursis:
            return NON_DITE
        return self.duree if self.est_avec_sursis_total else self.duree_sursis


@dataclass(frozen=True, slots=True)
class Borne:
    """Étendue d'une colonne, extrêmes compris ; une saisie au-delà est une faute de frappe, pas une peine."""

    minimum: Duree | Decimal | None
    maximum: Duree | Decimal | None
    sources: tuple[Source, ...] = ()


def aucun_trait(peine: PeinePrononcee) -> frozenset[Trait]:
    """Réponse d'une nature qui n'oblige à aucune mention particulière de la note."""
    return frozenset()


def _sans_incoherence(peine: PeinePrononcee) -> tuple[str, ...]:
    return ()


def condamne_a(prevenu: str, peine: str) -> str:
    """Donne la phrase ordinaire du dispositif."""
    return f"Condamne {prevenu} à {peine}."


@dataclass(frozen=True)
class Nature:
    """Nature de peine.

    `colonnes` : ce que le formulaire demande. `exige` : les colonnes qu'il faut pour que cette peine soit
    complète. `incoherences` : ce qui se contredit dans la saisie. `enonce` : la phrase du dispositif, d'après
    le nom du prévenu et la peine. `est_emprisonnement` : soumise aux règles de l'emprisonnement (CP 132-19).
    `traits` : ce que cette peine oblige à porter à la note d'audience (accord, avertissement).
    `code_cassiopee` : `None` tant que le code national n'est pas connu.
    """

    code: str
    libelle: str
    rang: int
    colonnes: tuple[Colonne, ...]
    phrase: Callable[[PeinePrononcee], str]
    sources: tuple[Source, ...]
    exige: Callable[[PeinePrononcee], tuple[Colonne, ...]]
    incoherences: Callable[[PeinePrononcee], tuple[str, ...]] = _sans_incoherence
    bornes: Mapping[Colonne, Borne] = field(default_factory=dict)
    enonce: Callable[[str, str], str] = condamne_a
    traits: Callable[[PeinePrononcee], frozenset[Trait]] = aucun_trait
    est_emprisonnement: bool = False
    code_cassiopee: str | None = None

    def manques(self, peine: PeinePrononcee) -> tuple[Colonne, ...]:
        """Donne les colonnes exigées qui n'ont pas été dites."""
        return tuple(colonne for colonne in self.exige(peine) if not getattr(peine, colonne))


NATURES: Registre[Nature] = Registre("Natures de peine")


def choix_des_natures() -> list[tuple[str, str]]:
    """Donne les natures pour `choices=`."""
    return NATURES.choix()


def phrase_de(peine: PeinePrononcee) -> str:
    """Donne la peine en toutes lettres et en chiffres, telle qu'elle s'écrit au dispositif."""
    return NATURES[peine.nature].phrase(peine)


def enonce_de(prevenu: str, peine: PeinePrononcee) -> str:
    """Donne la phrase du dispositif qui prononce cette peine contre ce prévenu."""
    return NATURES[peine.nature].enonce(prevenu, phrase_de(peine))
