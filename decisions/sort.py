"""Sort de chaque infraction poursuivie : la culpabilité se décide à ce niveau. Un sort est un fichier."""

from collections.abc import Callable
from dataclasses import dataclass

from mistral.socle.droit import Source
from mistral.socle.registre import Registre


@dataclass(frozen=True, slots=True)
class Motif:
    """Motif d'un sort ; `phrase` est ce que le dispositif en dit, après une virgule."""

    code: str
    libelle: str
    phrase: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Prononce:
    """Ce que le dispositif nomme : le prévenu, l'infraction avec sa date et son lieu, et la précision saisie.

    La précision est ce que le sort demande : qualification retenue, périmètre, texte, motif libre.
    """

    prevenu: str
    infraction: str
    motif: Motif | None = None
    precision: str = ""


class MotifInconnu(LookupError):
    """Ce motif n'est pas de ceux de ce sort."""


@dataclass(frozen=True)
class Sort:
    """Sort d'une infraction.

    `motifs` : ceux entre lesquels choisir (vide : aucun). `precision` : ce que la précision contient, vide si
    le sort n'en demande pas. `change_qualification` : la peine encourue n'est plus celle de la poursuite.
    `code_cassiopee` : décision nationale sur la prévention, `None` si inconnue.
    """

    code: str
    libelle: str
    rang: int
    declare_coupable: bool
    phrase: Callable[[Prononce], str]
    sources: tuple[Source, ...] = ()
    motifs: tuple[Motif, ...] = ()
    precision: str = ""
    change_qualification: bool = False
    code_cassiopee: str | None = None

    def motif(self, code: str) -> Motif | None:
        """Donne le motif de ce code, `None` si le code est vide ; lève `MotifInconnu` sinon."""
        if not code:
            return None
        for motif in self.motifs:
            if motif.code == code:
                return motif
        raise MotifInconnu(f"« {code} » n’est pas un motif de « {self.libelle} ».")

    def manques(self, prononce: Prononce) -> tuple[str, ...]:
        """Donne, en mots, ce que le sort demande et qui n'a pas été dit."""
        vus = []
        if self.motifs and prononce.motif is None:
            vus.append("motif")
        if self.precision and not prononce.precision.strip():
            vus.append(self.precision)
        return tuple(vus)


SORTS: Registre[Sort] = Registre("Sorts d’une infraction")


def choix_des_sorts() -> list[tuple[str, str]]:
    """Donne les sorts pour `choices=`."""
    return SORTS.choix()


def dit_ou_a_preciser(texte: str, quoi: str) -> str:
    """Donne le texte saisi, ou ce qu'il reste à préciser : un blanc ne passe pas inaperçu au dispositif."""
    return texte.strip() or f"⟨{quoi} à préciser⟩"


def motif_dit(prononce: Prononce) -> str:
    """Donne la fin de phrase du motif."""
    return prononce.motif.phrase if prononce.motif else "⟨motif à préciser⟩"
